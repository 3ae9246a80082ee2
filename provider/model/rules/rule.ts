import type { Severity } from "../findings/finding";
import type { Path } from "../text/json-path";
import type { ModelView } from "../view/model-view";
import type { ValueList } from "../view/value-list";

/** Where something is wrong, and what; see `Finding`. */
export interface Violation {
  path: Path;
  message: string;
}

/** What docs/rules.md says of a rule. */
export interface RuleDescription {
  /** Permanent: users switch rules off by it. */
  id: string;
  severity: Severity;
  /** One sentence for docs/rules.md. */
  description: string;
  /** Why it is one: Amazon's words, or what was seen in public models. */
  source: string;
}

/** A rule about a whole model. */
export interface Rule extends RuleDescription {
  check(view: ModelView): Iterable<Violation>;
}

/** A rule about the values of a slot type, in a model or of a slot type version. */
export interface ValueRule extends RuleDescription {
  checkValues(list: ValueList): Iterable<Violation>;
}
