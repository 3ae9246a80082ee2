import { parseGitName } from "../../model/document/git-file";
import { formatDuration } from "../../model/promotion/duration";
import { short } from "../../model/promotion/proof";
import type { DeployedModel } from "./stack-state";

/** `v1.4.0 (4e5f6a10)`: the revision of a release and its commit. */
export function releaseWords({ release, commit }: Pick<DeployedModel, "release" | "commit">): string {
  const revision = revisionOf({ release });
  if (revision === undefined) return commit === undefined ? "" : short(commit);
  return commit === undefined || commit.startsWith(revision) ? revision : `${revision} (${short(commit)})`;
}

/** The revision that a model was deployed from. */
export const revisionOf = ({ release }: Pick<DeployedModel, "release">) =>
  release === undefined ? undefined : parseGitName(release).revision;

export function ageOf(at: string | undefined, now: number): string {
  const since = Date.parse(at ?? "");
  return Number.isNaN(since) ? "?" : formatDuration((now - since) / 1_000);
}

export const shortHash = (hash: string | undefined): string => (hash === undefined ? "unknown" : short(hash));
