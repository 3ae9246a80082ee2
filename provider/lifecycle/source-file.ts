import type { Properties } from "./lifecycle";

/** The file that holds a resource's model, values or utterances. */
interface SourceFile {
  file?: string | undefined;
  /** Of utterances: the line of each, where it is known. */
  lines?: number[] | undefined;
}

// No state holds it; create and update come after check, in the same process.
const sourceFiles = new Map<unknown, SourceFile>();

export function rememberSourceFile({ __urn: urn, __file: file, __lines: lines }: Properties): void {
  sourceFiles.set(urn, {
    file: typeof file === "string" ? file : undefined,
    lines: Array.isArray(lines) ? lines.map(Number) : undefined,
  });
}

export function sourceFileOf(urn: unknown): SourceFile {
  return sourceFiles.get(urn) ?? {};
}

/** Where a user finds an utterance: `suite.csv:5`, `suite.json[3]`, or `utterances[3]` in the program. */
export function utteranceLocation(urn: unknown, index: number): string {
  const { file = "utterances", lines } = sourceFileOf(urn);
  const line = lines?.[index];
  return line === undefined ? `${file}[${index}]` : `${file}:${line}`;
}
