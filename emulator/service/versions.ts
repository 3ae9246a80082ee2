import { type ApiRequest, invalidParameter } from "./api";
import { type Build, buildStatus } from "./build";

interface Listed {
  version: string;
  description?: string | undefined;
  createdAt: number;
}

const sortings: Record<string, (a: Listed, b: Listed) => number> = {
  version: (a, b) => Number(a.version) - Number(b.version),
  description: (a, b) => (a.description ?? "").localeCompare(b.description ?? ""),
  creationTime: (a, b) => a.createdAt - b.createdAt,
};

/** Versions in the ascending order of the `sortField` that the query names. */
export function sortedVersions<Version extends Listed>({ query }: ApiRequest, versions: Version[]): Version[] {
  const sortField = query.get("sortField") ?? "version";
  const sorting = Object.hasOwn(sortings, sortField) ? sortings[sortField] : undefined;
  if (!sorting) throw invalidParameter(`sortField must be one of ${Object.keys(sortings).join(", ")}.`);
  return versions.toSorted(sorting);
}

/** The version that a path names: ~latest is the newest one, ~current the newest that was built. */
export function findVersion<Version extends { version: string; build: Build }>(
  wanted: string | undefined,
  versions: Version[],
): Version | undefined {
  if (wanted === "~latest") return versions.at(-1);
  return versions.findLast(({ version, build }) =>
    wanted === "~current" ? buildStatus(build) === "SUCCEEDED" : version === wanted,
  );
}
