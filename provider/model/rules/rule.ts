import type { Severity } from "../findings/finding";
import type { Path } from "../text/json-path";
import type { View } from "../view/model-view";
import type { ValueList } from "../view/value-list";

/** Where something is wrong, and what; see `Finding`. */
export interface Breach {
  path: Path;
  message: string;
}

/** What docs/rules.md says of a rule. */
export interface RuleDescription {
  /** Permanent: users switch rules off by it. */
  id: string;
  severity: Severity;
  /** One sentence for docs/rules.md. */
  finds: string;
  /** Why it is one: Amazon's words, or what was seen in public models. */
  source: string;
}

/** A rule about a whole model. */
export interface Rule extends RuleDescription {
  judge(view: View): Iterable<Breach>;
}

/** A rule about the values of a slot type, in a model or of a slot type version. */
export interface ValueRule extends RuleDescription {
  judgeValues(list: ValueList): Iterable<Breach>;
}
