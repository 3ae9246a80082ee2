import type { Path } from "../text/json-path";
import type { Thing } from "./diff-schema";

/** What a change stands in, from the outside: the slot `size` of the intent `OrderIntent`. */
export interface Owner {
  thing: Thing;
  /** As it is called in the new model. */
  name: string;
}

/**
 * One difference between two models. Applied together to the old model, the changes give the new one (`applyChanges`). Indices and paths
 * are those of the old model, but for `to`.
 *
 * - `added`, `removed`, `moved`: an element of the list at `path`; `from` is its index in the old list, `to` that in the new one.
 * - `changed`, `renamed`: what stands at `path`; without `before` it was not there, without `after` it is gone.
 */
export interface Change {
  action: "added" | "removed" | "moved" | "changed" | "renamed";
  thing: Thing;
  /** What a reader calls it: an intent's name, a sample's text, a setting's key. */
  name: string;
  owners: Owner[];
  path: Path;
  from?: number;
  to?: number;
  before?: unknown;
  after?: unknown;
  /** The same change was made elsewhere, and this one only follows it: a sample that names a renamed slot. */
  follows?: true;
}
