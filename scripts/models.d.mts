export interface ModelFile {
  name: string;
  path: string;
  text: string;
  locale: string;
  skillId: string;
}
/** The models of a folder: each with its text, the locale that its name tells, and a skill id of its own. */
export function findModels(folder: string): ModelFile[];
/** The histories in `<folder>/history`: successive versions of one model, oldest first. */
export function findHistories(folder: string): { name: string; versions: ModelFile[] }[];
/** What stands in the `interactionModel` of a document, or the document where it is the bare model. */
export function bareModel(text: string): unknown;
/** An access token of an emulator. */
export function tokenOf(
  emulator: { url: string },
  credentials: { clientId: string; clientSecret: string; refreshToken: string },
): Promise<string>;
