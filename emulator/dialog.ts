import { z } from "zod";
import { invalidParameter } from "./http";
import type { Store } from "./store";
import { type Match, matchSample, type SpokenModel, wordsOf } from "./utterance";

const prompts = z.record(z.string(), z.string()).default({});
const dialogSlot = z.looseObject({
  name: z.string(),
  elicitationRequired: z.boolean().optional(),
  confirmationRequired: z.boolean().optional(),
  prompts,
});
const withDialog = z.looseObject({
  dialog: z.looseObject({
    intents: z.array(
      z.looseObject({
        name: z.string(),
        confirmationRequired: z.boolean().optional(),
        prompts,
        slots: z.array(dialogSlot).default([]),
      }),
    ),
  }),
  prompts: z
    .array(z.looseObject({ id: z.string(), variations: z.array(z.looseObject({ value: z.string() })) }))
    .default([]),
});

/** What a dialog waits for: the value of a slot, a yes to a slot's value, or a yes to the whole intent. */
const act = z.object({
  type: z.enum(["Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"]),
  targetSlot: z.string().optional(),
});
type Act = z.infer<typeof act>;

const turn = z.object({
  intent: z.string(),
  words: z.record(z.string(), z.string()),
  confirmations: z.record(z.string(), z.enum(["CONFIRMED", "DENIED"])),
  act,
});

/** The next question of the selected intent's dialog, if it has one that is not completed. */
export function nextTurn({ intent, words, confirmations }: Match, model: SpokenModel) {
  const { dialog, prompts = [] } = withDialog.safeParse(model).data ?? {};
  const asking = dialog?.intents.find(({ name }) => name === intent.name);
  if (!asking) return undefined;
  const next = (): { dialogAct: Act; promptId?: string | undefined } | undefined => {
    for (const { name: targetSlot, elicitationRequired, confirmationRequired, prompts } of asking.slots) {
      const isFilled = words[targetSlot] !== undefined;
      if (elicitationRequired && !isFilled) {
        return { dialogAct: { type: "Dialog.ElicitSlot", targetSlot }, promptId: prompts.elicitation };
      }
      if (confirmationRequired && isFilled && !confirmations[targetSlot]) {
        return { dialogAct: { type: "Dialog.ConfirmSlot", targetSlot }, promptId: prompts.confirmation };
      }
    }
    if (!asking.confirmationRequired || confirmations[""]) return undefined;
    return { dialogAct: { type: "Dialog.ConfirmIntent" }, promptId: asking.prompts.confirmation };
  };
  const found = next();
  if (!found) return undefined;
  const { dialogAct, promptId } = found;
  const state: z.infer<typeof turn> = { intent: intent.name, words, confirmations, act: dialogAct };
  return {
    dialogAct,
    token: Buffer.from(JSON.stringify(state)).toString("base64url"),
    prompt: prompts.find(({ id }) => id === promptId)?.variations[0]?.value,
  };
}

/** The intent of the turn before with what this utterance answers; undefined when it is no answer to the question. */
export function takeTurn(token: string, utterance: string, model: SpokenModel, store: Store): Match | undefined {
  const { intent: name, words, confirmations, act } = readToken(token);
  const intent = model.languageModel.intents.find((intent) => intent.name === name);
  const slot = intent?.slots.find(({ name }) => name === act.targetSlot);
  if (!intent) return undefined;
  const said = wordsOf(utterance);
  if (act.type !== "Dialog.ElicitSlot") {
    const answer = { yes: "CONFIRMED", no: "DENIED" }[said.join(" ")] as "CONFIRMED" | "DENIED" | undefined;
    return answer && { intent, words, confirmations: { ...confirmations, [act.targetSlot ?? ""]: answer } };
  }
  for (const sample of slot ? [...slot.samples, `{${slot.name}}`] : []) {
    const filled = matchSample(sample, said, intent, model, store);
    if (filled) return { intent, words: { ...words, ...filled }, confirmations };
  }
  return undefined;
}

function readToken(token: string) {
  try {
    return turn.parse(JSON.parse(Buffer.from(token, "base64url").toString()));
  } catch {
    throw invalidParameter("multiTurnToken is not valid.");
  }
}
