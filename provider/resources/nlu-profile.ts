import type * as pulumi from "@pulumi/pulumi";
import { Gate, type GateArgs } from "./gate";

/** What a program declares of an {@link NluProfile}. @category Resources */
export interface NluProfileArgs extends GateArgs {}

/**
 * A gate: asks the utterance profiler what the model takes utterances for, and fails the update where one is not taken as expected (spec.json:
 * `profileNlu`). Whatever depends on it is then not updated. It rolls nothing back, and deleting it does nothing.
 *
 * It runs when it is made and when any argument changes; with `model` also when that is built anew. No endpoint of the skill is called, and
 * the skill need not be enabled. Utterances are bare ones, without an invocation name: `a small latte`, not `ask coffee shop for a small latte`.
 *
 * **Example**
 * ```typescript
 * new alexa.NluProfile("suite", {
 *   model,
 *   utterancesFile: "suites/en-US.csv",
 *   minimumPassRate: 0.95,
 *   report: "reports/en-US.html",
 * });
 * ```
 * @category Resources
 */
export class NluProfile extends Gate {
  constructor(name: string, args: NluProfileArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("nluProfile", name, args, opts);
  }
}
