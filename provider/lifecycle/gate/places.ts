interface Source {
  file?: string | undefined;
  /** The line of each utterance, where it is known. */
  lines?: number[] | undefined;
}

// Where utterances came from is no part of the state, so check, which is told, leaves it to the create or update that follows.
const sources = new Map<string, Source>();

export function rememberSource(urn: unknown, source: Source): void {
  sources.set(String(urn), source);
}

/** Where a user finds an utterance: `suite.csv:5`, `suite.json[3]`, or `utterances[3]` in the program. */
export function placeOf(urn: unknown, index: number): string {
  const { file, lines } = sources.get(String(urn)) ?? {};
  const line = lines?.[index];
  return file !== undefined && line !== undefined ? `${file}:${line}` : `${file ?? "utterances"}[${index}]`;
}
