/** A person's word for or against one release: `alexa:approve` or `alexa:hold`. */
export interface Decision {
  /** The first digits of a sourceHash. */
  hash: string;
  reason: string;
}

const WRITTEN = /^([0-9a-f]{8,64})(?:…|\.\.\.)?\s+(\S.*)$/is;

/** `3f9a2c1e INC-212`, or a list of such texts; what cannot be read is a problem. */
export function readDecisions(
  key: "approve" | "hold",
  written: unknown,
): { decisions: Decision[]; problems: string[] } {
  const decisions: Decision[] = [];
  const problems: string[] = [];
  for (const text of listOf(written)) {
    const [, hash, reason] = typeof text === "string" ? (WRITTEN.exec(text.trim()) ?? []) : [];
    if (hash !== undefined && reason !== undefined) decisions.push({ hash: hash.toLowerCase(), reason });
    else
      problems.push(
        `alexa:${key} has ${JSON.stringify(text)}: write the first 8 digits or more of a sourceHash, a blank and the reason, such as "3f9a2c1e INC-212"`,
      );
  }
  return { decisions, problems };
}

/** The texts of a value of the configuration: a text, a list, or the JSON of a list. */
export function listOf(written: unknown): unknown[] {
  if (written === undefined || written === null || written === "") return [];
  if (Array.isArray(written)) return written;
  if (typeof written === "string" && written.trim().startsWith("[")) {
    try {
      return listOf(JSON.parse(written));
    } catch {
      return [written];
    }
  }
  return [written];
}

/** The decision on a release, if there is one. */
export function decisionOn(sourceHash: string, decisions: Decision[]): Decision | undefined {
  return decisions.find(({ hash }) => sourceHash.startsWith(hash));
}
