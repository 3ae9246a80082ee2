import type { Severity } from "../finding";
import type { Path } from "../path";
import type { ValueList } from "../value-list";
import type { View } from "../view";

/** Where something is wrong, and what; see `Finding`. */
export interface Breach {
  path: Path;
  message: string;
}

/** The id of a rule; docs/rules.md lists them. A string, so that a program need not change where a release has other rules. */
export type RuleId = string;

interface About {
  /** Permanent: users switch rules off by it. */
  id: RuleId;
  severity: Severity;
  /** One sentence for docs/rules.md. */
  finds: string;
  /** Why it is one: Amazon's words, or what was seen in public models. */
  source: string;
}

/** A rule about a whole model. */
export interface Rule extends About {
  judge(view: View): Iterable<Breach>;
}

/** A rule about the values of a slot type, in a model or of a slot type version. */
export interface ValueRule extends About {
  judgeValues(list: ValueList): Iterable<Breach>;
}

/** What docs/rules.md says of any rule. */
export type RuleDescription = Readonly<About>;
