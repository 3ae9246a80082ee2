import * as pulumi from "@pulumi/pulumi";
import type { Proof } from "../model/promotion/proof";
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
  // The state of an older release has none.
  return pulumi
    .all(gates.map((gate) => gate.proofs as pulumi.Output<Proof[] | undefined>))
    .apply((lists) =>
      lists.flatMap((list) => list ?? []).sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
    );
}
