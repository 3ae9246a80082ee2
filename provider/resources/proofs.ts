import * as pulumi from "@pulumi/pulumi";
import { programError } from "../dynamic/program-error";
import { newestFirst, type Proof } from "../model/promotion/proof";
import { Gate } from "./gate";
import type { NluProfile } from "./nlu-profile";
import type { SkillSimulation } from "./skill-simulation";

/**
 * What gates have proved, newest first, for the stack to export: the next stage asks for it with {@link verified}. It holds no secret, so the
 * next stage needs not this one's passphrase.
 *
 * **Example**
 * ```typescript
 * const orders = new alexa.NluProfile("orders-en-US", { model, utterancesFile: "suite.csv" });
 * export const alexaProofs = alexa.proofs([orders]);
 * ```
 * @category Promotion
 */
export function proofs(gates: (NluProfile | SkillSimulation)[]): pulumi.Output<Proof[]> {
  const problem = gatesProblem(gates);
  if (problem !== undefined) throw programError(`alexa.proofs: ${problem}`);
  // The state of an older release has none.
  return pulumi
    .all(gates.map((gate) => gate.proofs as pulumi.Output<Proof[] | undefined>))
    .apply((lists) => newestFirst(lists.flatMap((list) => list ?? [])));
}

function gatesProblem(gates: unknown): string | undefined {
  if (!Array.isArray(gates) || !gates.every((gate) => gate instanceof Gate)) return "give it a list of gates";
  const names = gates.map(({ resourceName }) => resourceName);
  // An NluProfile and a SkillSimulation may have one name, and `requires` asks by the name.
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `two gates are called "${twice}": rename one of them`;
}
