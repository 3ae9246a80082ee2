import type { Path } from "../text/json-path";
import type { Thing } from "./diff-schema";

/** A named element that contains a change, such as the slot `size`. */
export interface Owner {
  thing: Thing;
  /** Its name in the new model. */
  name: string;
}

/**
 * One difference between two models; part of the JSON output. All changes applied to the old model give the new one (`applyChanges`). Indices
 * and paths are those of the old model, except for `to`.
 *
 * - `added`, `removed`, `moved`: an element of the list at `path`; `from` is its index in the old list, `to` in the new one.
 * - `changed`, `renamed`: the value at `path`; without `before` it was missing, without `after` it is deleted.
 */
export interface Change {
  action: "added" | "removed" | "moved" | "changed" | "renamed";
  thing: Thing;
  /** For display: an intent's name, a sample's text, a setting's key. */
  name: string;
  /** The elements that contain it, the outermost first. */
  owners: Owner[];
  path: Path;
  from?: number;
  to?: number;
  before?: unknown;
  after?: unknown;
  /** It only follows from another change: a sample with the new name of a renamed slot. */
  follows?: true;
}
