import type { Properties } from "./lifecycle";

/** The file in which a resource's model, values or utterances stand. */
interface Source {
  file?: string | undefined;
  /** Of utterances: the line of each, where it is known. */
  lines?: number[] | undefined;
}

// No state holds it; create and update come after check, in the same process.
const sources = new Map<unknown, Source>();

export function rememberSource({ __urn: urn, __file: file, __lines: lines }: Properties): void {
  sources.set(urn, {
    file: typeof file === "string" ? file : undefined,
    lines: Array.isArray(lines) ? lines.map(Number) : undefined,
  });
}

export function sourceOf(urn: unknown): Source {
  return sources.get(urn) ?? {};
}

/** Where a user finds an utterance: `suite.csv:5`, `suite.json[3]`, or `utterances[3]` in the program. */
export function placeOfUtterance(urn: unknown, index: number): string {
  const { file = "utterances", lines } = sourceOf(urn);
  const line = lines?.[index];
  return line === undefined ? `${file}[${index}]` : `${file}:${line}`;
}
