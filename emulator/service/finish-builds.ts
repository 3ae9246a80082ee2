import { endOf } from "./build";
import type { State } from "./state";

/** Ends every build that runs or waits, as it would have ended by the clock. */
export function finishBuilds({ skills, slotTypes, catalogs }: State, now = Date.now()): void {
  const ofModels = skills.flatMap(({ models }) => models.flatMap(({ builds }) => builds));
  const ofVersions = [...slotTypes, ...catalogs].flatMap(({ versions }) => versions.map(({ build }) => build));
  for (const build of [...ofModels, ...ofVersions]) {
    if (endOf(build) <= now) continue;
    build.startedAt = Math.min(build.startedAt, now);
    build.ms = now - build.startedAt;
  }
}
