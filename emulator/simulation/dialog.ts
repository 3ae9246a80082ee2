import { z } from "zod";
import { type IntentMatch, matchIntents } from "../nlu/match";
import type { Intent, LanguageModel } from "../nlu/model-schema";
import { indexSamples } from "../nlu/sample-index";
import { type LanguageUnderstanding, selectIntent } from "../nlu/understand";
import { invalidParameter } from "../service/api";

const prompts = z.record(z.string(), z.string()).default({});
const dialogSlot = z.looseObject({
  name: z.string(),
  elicitationRequired: z.boolean().optional(),
  confirmationRequired: z.boolean().optional(),
  prompts,
});
const withDialog = z.looseObject({
  dialog: z.looseObject({
    delegationStrategy: z.string().optional(),
    intents: z.array(
      z.looseObject({
        name: z.string(),
        delegationStrategy: z.string().optional(),
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
  words: z.array(z.tuple([z.string(), z.string()])),
  confirmations: z.array(z.tuple([z.string(), z.enum(["CONFIRMED", "DENIED"])])),
  act,
});

/** Who leads the dialog of an intent, if it has one: Alexa (ALWAYS), or the skill (SKILL_RESPONSE, the default). */
export function delegationOf({ name }: Intent, model: LanguageModel): string | undefined {
  const { dialog } = withDialog.safeParse(model).data ?? {};
  const asking = dialog?.intents.find((intent) => intent.name === name);
  return asking && (asking.delegationStrategy ?? dialog?.delegationStrategy ?? "SKILL_RESPONSE");
}

/** The next question of the selected intent's dialog, if it has one that is not completed. */
export function nextQuestion({ intent, words, confirmations }: IntentMatch, model: LanguageModel) {
  const { dialog, prompts = [] } = withDialog.safeParse(model).data ?? {};
  const asking = dialog?.intents.find(({ name }) => name === intent.name);
  if (!asking) return undefined;
  const next = (): { dialogAct: Act; promptId?: string | undefined } | undefined => {
    for (const { name: targetSlot, elicitationRequired, confirmationRequired, prompts } of asking.slots) {
      const isFilled = words.has(targetSlot);
      if (elicitationRequired && !isFilled) {
        return { dialogAct: { type: "Dialog.ElicitSlot", targetSlot }, promptId: prompts.elicitation };
      }
      if (confirmationRequired && isFilled && !confirmations.has(targetSlot)) {
        return { dialogAct: { type: "Dialog.ConfirmSlot", targetSlot }, promptId: prompts.confirmation };
      }
    }
    if (!asking.confirmationRequired || confirmations.has("")) return undefined;
    return { dialogAct: { type: "Dialog.ConfirmIntent" }, promptId: asking.prompts.confirmation };
  };
  const found = next();
  if (!found) return undefined;
  const { dialogAct, promptId } = found;
  const state: z.infer<typeof turn> = {
    intent: intent.name,
    words: [...words],
    confirmations: [...confirmations],
    act: dialogAct,
  };
  return {
    dialogAct,
    token: Buffer.from(JSON.stringify(state)).toString("base64url"),
    prompt: prompts.find(({ id }) => id === promptId)?.variations[0]?.value,
  };
}

/** The number of intents in a response: profileNlu besides the selected one, a simulation with it. */
export const maxConsidered = 5;

/** What an utterance is taken for: an answer to the question that a token holds, if it is one, else any intent. */
export function interpret(utterance: string, token: string | undefined, understanding: LanguageUnderstanding) {
  const answered = token === undefined ? undefined : continueDialog(token, utterance, understanding);
  if (answered) return { selected: answered, considered: [], isAnswer: true };
  return { ...selectIntent(utterance, understanding), isAnswer: false };
}

/** The intent of the turn before with what this utterance answers; undefined when it is no answer to the question. */
function continueDialog(
  token: string,
  utterance: string,
  understanding: LanguageUnderstanding,
): IntentMatch | undefined {
  const { intent: name, words, confirmations, act } = readToken(token);
  const intent = understanding.model.languageModel.intents.find((intent) => intent.name === name);
  if (!intent) return undefined;
  if (act.type !== "Dialog.ElicitSlot") {
    const answer = yesOrNo(utterance, understanding);
    if (!answer) return undefined;
    return {
      intent,
      words: new Map(words),
      confirmations: new Map([...confirmations, [act.targetSlot ?? "", answer]]),
    };
  }
  const filled = slotAnswer(utterance, intent, act.targetSlot ?? "", understanding);
  return filled && { intent, words: new Map([...words, ...filled]), confirmations: new Map(confirmations) };
}

/** What an utterance says to a question for a slot; undefined when it is more like another intent. */
function slotAnswer(utterance: string, intent: Intent, name: string, understanding: LanguageUnderstanding) {
  const slot = intent.slots.find((slot) => slot.name === name);
  if (!slot) return undefined;
  const { valuesOf, locale } = understanding;
  const answers = { ...intent, samples: [...slot.samples, `{${name}}`] };
  const [answer] = matchIntents(utterance, indexSamples([answers], valuesOf, locale), true);
  const other = selectIntent(utterance, understanding).selected?.likeness ?? 0;
  return answer?.words.has(name) && answer.likeness >= other ? answer.words : undefined;
}

const certain = 0.5;

/** Yes and no as the model or everybody says them. */
function yesOrNo(
  utterance: string,
  { model, valuesOf, locale }: LanguageUnderstanding,
): "CONFIRMED" | "DENIED" | undefined {
  const intents = ["AMAZON.YesIntent", "AMAZON.NoIntent"].map(
    (name) => model.languageModel.intents.find((intent) => intent.name === name) ?? { name, slots: [], samples: [] },
  );
  const [best] = matchIntents(utterance, indexSamples(intents, valuesOf, locale));
  if (!best || best.likeness < certain) return undefined;
  return best.intent.name === "AMAZON.YesIntent" ? "CONFIRMED" : "DENIED";
}

function readToken(token: string) {
  try {
    return turn.parse(JSON.parse(Buffer.from(token, "base64url").toString()));
  } catch {
    throw invalidParameter("multiTurnToken is not valid.");
  }
}
