const amazon = (names: string) =>
  new Set(
    names
      .trim()
      .split(/\s+/)
      .map((name) => `AMAZON.${name}`),
  );

/** Built-in intents ("Standard Built-in Intents", as of 2023). */
export const BUILT_IN_INTENTS: ReadonlySet<string> = amazon(`
  CancelIntent FallbackIntent HelpIntent LoopOffIntent LoopOnIntent MoreIntent NavigateHomeIntent NavigateSettingsIntent NextIntent
  NoIntent PageDownIntent PageUpIntent PauseIntent PreviousIntent RepeatIntent ResumeIntent ScrollDownIntent ScrollLeftIntent
  ScrollRightIntent ScrollUpIntent SelectIntent ShuffleOffIntent ShuffleOnIntent StartOverIntent StopIntent YesIntent
`);

/** Built-in slot types of numbers, times or free text: a model cannot add values to them. */
export const FIXED_TYPES: ReadonlySet<string> = amazon(
  "SearchQuery NUMBER DATE TIME DURATION FOUR_DIGIT_NUMBER PhoneNumber Ordinal",
);

/** Built-in slot types ("Slot Type Reference", as of 2023; "Built-in Intent Library"). */
export const BUILT_IN_TYPES: ReadonlySet<string> = new Set([
  ...FIXED_TYPES,
  ...amazon(`
    AlphaNumeric Actor AdministrativeArea AggregateRating Airline Airport Animal Anaphor Artist AT_CITY AT_REGION Athlete Author Book BookSeries
    BroadcastChannel City CivicStructure Color Comic Corporation Country CreativeWorkType Dessert DeviceType Director Drink
    EducationalOrganization EUROPE_CITY EventType Festival FictionalCharacter FinancialService FirstName Food FoodEstablishment Game Genre
    GB_CITY GB_FIRST_NAME GB_REGION DE_CITY DE_FIRST_NAME DE_REGION US_CITY US_FIRST_NAME US_STATE Landform LandmarksOrHistoricalBuildings
    Language LocalBusiness LocalBusinessType MedicalOrganization Month Movie MovieSeries MovieTheater MusicAlbum
    MusicCreativeWorkType MusicEvent MusicGroup Musician MusicPlaylist MusicRecording MusicVenue MusicVideo Organization Person Place
    PostalAddress Professional ProfessionalType RadioChannel Region RelativePosition ListPosition PositionRelation Residence Room ScreeningEvent Service Season SocialMediaPlatform SoftwareApplication
    SoftwareGame Sport SportsEvent SportsTeam StreetAddress StreetName TelevisionChannel TVEpisode TVSeason TVSeries VideoGame
    VisualModeTrigger WeatherCondition WrittenCreativeWorkType DayOfWeek
  `),
]);
