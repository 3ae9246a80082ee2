import type { Fault, FaultOrder } from "../../../emulator";
import { modelPath } from "../../plugin/emulated-account";
import { modelOf } from "../sequences/program";
import type { MatrixStack } from "./matrix-stack";
import type { Scenario } from "./scenarios";

/** A fault of the matrix, by its name in the table. */
export interface NamedFault {
  name: string;
  /** Whether it can happen at a request of that operation. */
  concerns(scenario: Scenario, operation: string | undefined): boolean;
  /** How it is ordered at the nth request. */
  order(stack: MatrixStack): Omit<FaultOrder, "nth">;
}

const always = (name: string, fault: Fault, times = 1): NamedFault => ({
  name,
  concerns: () => true,
  order: () => ({ fault, times }),
});
const status = (code: number, more: Partial<Extract<Fault, { kind: "status" }>> = {}): Fault => ({
  kind: "status",
  status: code,
  acted: false,
  body: "json",
  ...more,
});

const BUILDERS = ["setInteractionModelV1", "createInteractionModelSlotTypeVersionV1"];
const ofBuild = (name: string, build: Omit<Extract<Fault, { kind: "build" }>, "kind">): NamedFault => ({
  name,
  concerns: (_, operation) => BUILDERS.includes(operation ?? ""),
  order: () => ({ fault: { kind: "build", ...build } }),
});

export const THEIRS = modelOf("their shop", "order theirs");

/** Another client edits the model, if the stack has one, or else deletes the slot type. */
const rival = (when: "before" | "after"): NamedFault => ({
  name: `a rival comes ${when}`,
  concerns: ({ hasModel, before }) => hasModel === true || before !== undefined,
  order: ({ skillId, hasModel, slotTypeId }) => {
    if (hasModel) {
      const body = { interactionModel: THEIRS, description: "theirs" };
      return { fault: { kind: "rival", when, method: "PUT", path: modelPath(skillId), body } };
    }
    const path = `/v1/skills/api/custom/interactionModel/slotTypes/${slotTypeId}`;
    return { fault: { kind: "rival", when, method: "DELETE", path } };
  },
});

export const FAULTS: NamedFault[] = [
  always("reset before acting", { kind: "reset", acted: false }),
  always("reset after acting", { kind: "reset", acted: true }),
  always("429", status(429)),
  always("429 with Retry-After", status(429, { retryAfter: "1" })),
  always("429 as a page, three times", status(429, { body: "html" }), 3),
  always("500", status(500)),
  always("502 as a page", status(502, { body: "html" })),
  always("503 without a body", status(503, { body: "empty" })),
  always("504", status(504)),
  always("500 after acting", status(500, { acted: true })),
  always("504 after acting", status(504, { acted: true, body: "html" })),
  always("503 from then on", status(503), 1_000),
  always("truncated body", { kind: "truncated" }),
  always("slow body", { kind: "slow", ms: 200 }),
  always("a page in its place", { kind: "html" }),
  always("401", status(401)),
  always("the token expires", { kind: "expired-token" }),
  ofBuild("the build fails", { errors: [{ code: "ORDERED", message: "This build was to fail." }] }),
  ofBuild("the build fails without a reason", { errors: [] }),
  ofBuild("the build takes longer", { ms: 700 }),
  rival("before"),
  rival("after"),
];
