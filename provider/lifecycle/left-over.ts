import type { Context } from "./lifecycle";
import { isMarked } from "./marker";

/** Made by an earlier run of this resource, or left in place by its delete, and in no state. */
export function isOurs(
  { id, description }: { id: string; description?: string | undefined },
  { marker, retainedMarker, isInState }: Context,
): boolean {
  return (isMarked(description, marker) || isMarked(description, retainedMarker)) && !isInState(id);
}

/** What an interrupted run made for another declaration may be in use by now, so it is named and not deleted. */
export function leftOver(what: string, { displayName }: Context): string {
  // What a forced replacement replaces looks the same: the engine tells of it to no one.
  return `${what}, which ${displayName} made earlier for another declaration, is still there: if this update does not replace it, nothing manages it any more, so delete it unless a model uses it (\`ask smapi delete-interaction-model-slot-type\`)`;
}
