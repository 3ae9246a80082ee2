import type { Severity } from "../findings/finding";
import type { Path } from "../text/json-path";
import type { ModelView } from "../view/model-view";
import type { ValueList } from "../view/value-list";

/** A finding without its rule; see `Finding`. */
export interface Violation {
  path: Path;
  message: string;
}

/** A rule's row in docs/rules.md. */
export interface RuleDescription {
  /** Permanent: users switch rules off by it. */
  id: string;
  severity: Severity;
  /** One sentence for docs/rules.md. */
  description: string;
  /** Evidence for the rule: Amazon's documentation, or public models. */
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
