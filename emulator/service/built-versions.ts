import { buildStatus } from "./build";
import type { InteractionModel } from "./state";

/** Adds the versions whose builds have succeeded since the last call. */
export function addBuiltVersions({ versions, builds }: InteractionModel): void {
  for (const build of builds) {
    const isNewer = Number(build.version.version) > Number(versions.at(-1)?.version ?? 0);
    if (isNewer && !build.replaced && buildStatus(build) === "SUCCEEDED") versions.push(build.version);
  }
}
