import { commitOf, isFixedRevision } from "../../model/document/git-file";
import { type Decision, decisionOn } from "../../model/promotion/decision";
import { UsageError } from "../usage-error";
import { candidates, hashAt } from "./releases";
import type { StackState } from "./stack-state";

export interface Known {
  stack: StackState;
  /** The releases that the stack has run, newest first. */
  run: string[];
  locale: string | undefined;
  holds: Decision[];
}

/** The release that is meant, and what `to` was taken for. */
export async function findRelease(to: string | undefined, known: Known): Promise<{ release: string; taken: string }> {
  const { stack, run } = known;
  if (to === undefined) return lastBefore(known);
  const version = /^version:(\d+)$/.exec(to)?.[1];
  if (version !== undefined) {
    const { releaseOfVersion } = await import("./release-of-version.js");
    return { release: await releaseOfVersion(version, known), taken: `the release of version ${version}` };
  }
  if (/^[0-9a-f]{8,64}$/.test(to)) {
    const found = candidates(stack, run).find((release) =>
      stack.models.some((model) => hashAt(release, model)?.startsWith(to)),
    );
    if (found !== undefined) return { release: found, taken: `the release with the sourceHash ${to}` };
  }
  if (stack.models.every((model) => hashAt(to, model) === undefined))
    throw new UsageError(
      `${to} is neither a revision of git that has the models of ${stack.name}, nor a sourceHash of a release that it has run, of a tag or of a proof`,
    );
  if (isFixedRevision(to)) return { release: to, taken: "a revision of git" };
  // Tomorrow it would be another one.
  return { release: commitOf(`git:${to}:.`) ?? to, taken: `the commit that ${to} is now` };
}

function lastBefore({ stack, run, holds }: Known): { release: string; taken: string } {
  const isBefore = (release: string) => {
    const models = stack.models.map((model) => ({ before: model.sourceHash, after: hashAt(release, model) }));
    const isHeld = models.some(({ after }) => after !== undefined && decisionOn(after, holds));
    return !isHeld && models.some(({ before, after }) => after !== undefined && after !== before);
  };
  const release = run.find(isBefore);
  if (release !== undefined) return { release, taken: "the last release that was deployed well" };
  throw new UsageError(
    `the history of ${stack.name} has no other release that git knows and nobody holds: name one with --to`,
  );
}
