import { fixedRevision, isFixedRevision } from "../../model/document/git-file";
import { type Decision, decisionOn } from "../../model/promotion/decision";
import { UsageError } from "../usage-error";
import { knownReleases, sourceHashAt } from "./releases";
import type { DeployedModel, StackState } from "./stack-state";

export interface PinnedModel {
  model: DeployedModel;
  /** The sourceHash that is taken back: what is deployed, or what is configured and was not deployed well. */
  before: string | undefined;
}

export interface Known {
  stack: StackState;
  pinned: PinnedModel[];
  /** The releases that the stack has run, newest first. */
  deployed: string[];
  locale: string | undefined;
  holds: Decision[];
}

/** The release that is meant, and what `to` was taken for. */
export async function findRelease(
  to: string | undefined,
  known: Known,
): Promise<{ release: string; resolvedAs: string }> {
  const { stack, deployed } = known;
  if (to === undefined) return lastBefore(known);
  const version = /^version:(\d+)$/.exec(to)?.[1];
  if (version !== undefined) {
    const { releaseOfVersion } = await import("./release-of-version.js");
    return {
      release: fixedRevision(await releaseOfVersion(version, known)),
      resolvedAs: `the release of version ${version}`,
    };
  }
  if (/^[0-9a-f]{8,64}$/.test(to)) {
    const found = knownReleases(stack, deployed).find((release) =>
      known.pinned.some(({ model }) => sourceHashAt(release, model)?.startsWith(to)),
    );
    if (found !== undefined)
      return { release: fixedRevision(found), resolvedAs: `the release with the sourceHash ${to}` };
  }
  if (known.pinned.every(({ model }) => sourceHashAt(to, model) === undefined))
    throw new UsageError(
      `${to} is neither a revision of git that has the models of ${stack.name}, nor a sourceHash of a release that it has run, of a tag or of a proof`,
    );
  const release = fixedRevision(to);
  return { release, resolvedAs: release === to ? "a revision of git" : `the commit that ${to} is now` };
}

function lastBefore({ stack, pinned, deployed, holds }: Known): { release: string; resolvedAs: string } {
  // A branch is another release today than it was then.
  const names = deployed.filter(isFixedRevision);
  const commits = pinned.flatMap(({ model }) => model.commit ?? []);
  const models = (release: string) =>
    pinned.map(({ model, before }) => ({ standing: model.deployedHash, before, after: sourceHashAt(release, model) }));
  const isStanding = (release: string) => models(release).every(({ standing, after }) => standing === after);
  const isBefore = (release: string) =>
    models(release).every(({ after }) => after === undefined || !decisionOn(after, holds)) &&
    models(release).some(({ before, after }) => after !== undefined && after !== before);
  const isTakenBack = pinned.some(({ model, before }) => before !== model.deployedHash);
  const standing = isTakenBack ? [...names, ...commits].find((name) => isStanding(name) && isBefore(name)) : undefined;
  if (standing !== undefined) return { release: standing, resolvedAs: "what is deployed" };
  const release = names.find(isBefore);
  if (release !== undefined) return { release, resolvedAs: "the last release that was deployed well" };
  throw new UsageError(
    `the history of ${stack.name} has no other release that git knows and nobody holds: name one with --to`,
  );
}
