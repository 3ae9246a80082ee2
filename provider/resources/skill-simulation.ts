import type * as pulumi from "@pulumi/pulumi";
import { Gate, type GateArgs } from "./gate";

/** What a program declares of a {@link SkillSimulation}. @category Resources */
export interface SkillSimulationArgs extends GateArgs {
  /**
   * Said first in each new session, such as `open coffee shop`; the utterances then need no invocation name. It is a simulation of its own.
   * @default none: each utterance is a whole one, such as `ask coffee shop for a small latte`
   */
  opening?: pulumi.Input<string | undefined>;
  /** Enables the skill for this account where it is not, since Amazon simulates nothing else; it stays so. @default `false` */
  enable?: pulumi.Input<boolean | undefined>;
}

/**
 * A gate: says utterances to a simulated device, and fails the update where one is not taken as expected (Skill Simulation API reference).
 * Whatever depends on it is then not updated. It rolls nothing back, and deleting it does nothing.
 *
 * It runs when it is made and when any argument changes; with `model` also when that is built anew. The skill must be enabled for the account
 * (`enable`), and its endpoint is called. Amazon runs one simulation at a time for an account, some seconds each, so a gate of hundreds of
 * utterances takes long: {@link NluProfile} judges the model alone, and much faster. What Amazon could not resolve this time (`ER_ERROR_…`) is
 * tried again. Documented for en-US, en-GB, en-CA, en-AU, de-DE, fr-FR, en-IN and ja-JP.
 *
 * **Example**
 * ```typescript
 * const gate = new alexa.SkillSimulation("orders", {
 *   model,
 *   utterances: [
 *     {
 *       input: "ask coffee shop for a small latte",
 *       expect: { intent: "OrderIntent", slots: { size: "small", drink: { id: "LATTE" } }, response: /coming/i },
 *     },
 *     { dialog: [{ input: "open coffee shop" }, { input: "help", expect: { intent: "AMAZON.HelpIntent" } }] },
 *   ],
 * });
 * new alexa.InteractionModel("staging", { …, }, { dependsOn: gate });
 * ```
 * @category Resources
 */
export class SkillSimulation extends Gate {
  constructor(name: string, args: SkillSimulationArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("skillSimulation", name, args, opts);
  }
}
