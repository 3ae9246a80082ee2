import { spawnSync } from "node:child_process";
import { z } from "zod";
import { parseDocument, UnreadableModel, unwrapDocument } from "../../model/document/document";
import { readGitFile } from "../../model/document/git-file";
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
export function candidates({ proofs, models }: StackState, run: string[]): string[] {
  const { stdout } = spawnSync(
    "git",
    ["for-each-ref", "--sort=-creatordate", "--format=%(refname:short)", "refs/tags"],
    {
      encoding: "utf8",
    },
  );
  const commits = [...proofs.map(({ commit }) => commit), ...models.map(({ commit }) => commit)];
  return [...new Set([...run, ...(stdout ?? "").split("\n"), ...commits])].filter((it): it is string => Boolean(it));
}

/** The model of a release that has the place of a deployed one; undefined where git has no such file there. */
export function modelAt(release: string, { release: deployed }: DeployedModel): Record<string, unknown> | undefined {
  const path = deployed?.split(":").slice(2).join(":");
  if (!path) return undefined;
  try {
    return unwrapDocument(parseDocument(readGitFile(`git:${release}:${path}`)));
  } catch (error) {
    if (error instanceof UnreadableModel) return undefined;
    throw error;
  }
}

/** Its sourceHash. */
export function hashAt(release: string, model: DeployedModel): string | undefined {
  const found = modelAt(release, model);
  return found && modelHash(found);
}
