import { z } from "zod";
import { parseBody, parseJson } from "./body";
import { nextTurn, takeTurn } from "./dialog";
import { type Answer, badRequest, type Call, Refusal } from "./http";
import { requireModel } from "./interaction-model";
import type { Store } from "./store";
import { type Match, matches, resolve, type SpokenModel, spokenModel } from "./utterance";

const maxConsidered = 5;
const body = z.object({ utterance: z.string().min(1), multiTurnToken: z.string().optional() });

/** What the current model takes an utterance for. */
export function profileNlu(call: Call, store: Store): Answer {
  const model = builtModel(call, store);
  const { utterance, multiTurnToken } = parseBody(body, call);
  const turn = multiTurnToken === undefined ? undefined : takeTurn(multiTurnToken, utterance, model, store);
  const found = turn ? [turn] : withFallback(matches(utterance, model, store), model);
  const [selected, ...considered] = found;
  const answer = (match: Match) => intentAnswer(match, call.params.skillId ?? "", model, store);
  return {
    status: 200,
    json: {
      sessionEnded: false,
      selectedIntent: selected && answer(selected),
      consideredIntents: considered.slice(0, maxConsidered).map(answer),
      multiTurn: selected && nextTurn(selected, model),
    },
  };
}

/** spec.json lists no 404 for this operation: without a model it is a bad request. */
function builtModel(call: Call, store: Store): SpokenModel {
  try {
    const { current } = requireModel(call, store);
    return spokenModel.parse(parseJson(store.state.models[current.hash] ?? ""));
  } catch (error) {
    if (error instanceof Refusal && error.answer.status === 404) {
      throw badRequest("The specified skill doesn't exist or there is no model defined for the locale.");
    }
    throw error;
  }
}

function withFallback(found: Match[], { languageModel }: SpokenModel): Match[] {
  const fallback = languageModel.intents.find(({ name }) => name === "AMAZON.FallbackIntent");
  return found.length === 0 && fallback ? [{ intent: fallback, words: {}, confirmations: {} }] : found;
}

function intentAnswer({ intent, words, confirmations }: Match, skillId: string, model: SpokenModel, store: Store) {
  const slots = intent.slots.map((slot) => {
    const { name, type } = slot;
    const said = words[name];
    const value = said === undefined ? "any" : resolve(slot, said, model, store);
    const resolutions = typeof value === "object" && {
      resolutionsPerAuthority: [
        {
          authority: `amzn1.er-authority.echo-sdk.${skillId}.${type ?? slot.slotTypeReference?.id}`,
          status: { code: "ER_SUCCESS_MATCH" },
          values: [{ name: value.name.value, id: value.id }],
        },
      ],
    };
    return {
      name,
      value: said,
      confirmationStatus: confirmations[name] ?? "NONE",
      ...(resolutions && { resolutions }),
    };
  });
  return {
    name: intent.name,
    confirmationStatus: confirmations[""] ?? "NONE",
    slots: Object.fromEntries(slots.map((slot) => [slot.name, slot])),
  };
}
