import { z } from "zod";
import { parseGitName, tags } from "../../model/document/git-file";
import { tryReadModel } from "../../model/document/try-read-model";
import { applyOverlay } from "../../model/overlay";
import { modelHash } from "../../model/wire/model";
import { pulumiJson } from "./pulumi";
import type { DeployedModel, StackState } from "./stack-state";

const history = z.array(
  z.object({
    kind: z.string(),
    result: z.string().optional(),
    config: z.record(z.string(), z.object({ value: z.unknown().optional() })).nullish(),
  }),
);

/** The releases that a stack has run, newest first, by the configuration of its updates that succeeded. */
export function releasesOf(stack: string, key: string): string[] {
  const updates = history.parse(pulumiJson("stack", "history", "--stack", stack, "--json", "--page-size", "100"));
  const named = updates
    .filter(({ kind, result }) => kind === "update" && result === "succeeded")
    .map(({ config }) => config?.[key]?.value);
  return [...new Set(named.filter((it) => typeof it === "string"))];
}

/** Releases that a hash may be of: those that the stack has run, tags (newest first), commits of proofs. */
export function knownReleases({ proofs, models }: StackState, deployed: string[]): string[] {
  const commits = [...proofs, ...models].flatMap(({ commit }) => commit ?? []);
  return [...new Set([...deployed, ...tags(), ...commits])];
}

/** The model of a release that has the place of a deployed one; undefined where git has no such file there. */
function modelAt(release: string, { release: deployed }: DeployedModel): Record<string, unknown> | undefined {
  return deployed === undefined ? undefined : tryReadModel(`git:${release}:${parseGitName(deployed).path}`);
}

export function sourceHashAt(release: string, model: DeployedModel): string | undefined {
  const found = modelAt(release, model);
  return found && modelHash(found);
}

/** Under the stack's overlay. */
export function modelHashAt(release: string, model: DeployedModel): string | undefined {
  const found = modelAt(release, model);
  return found && modelHash(applyOverlay(found, model.overlay, model.locale));
}
