import { z } from "zod";
import type { IntentMatch } from "../nlu/match";
import type { LanguageUnderstanding } from "../nlu/understand";
import { type ApiRequest, type ApiResponse, badRequest, ErrorResponse } from "../service/api";
import { parseBody } from "../service/body";
import { requireModel } from "../service/interaction-model";
import type { Store } from "../service/store";
import { builtModel } from "./built-model";
import { interpret, maxConsidered, nextQuestion } from "./dialog";
import { resolvedIntent } from "./resolved-intent";

const body = z.object({ utterance: z.string().min(1), multiTurnToken: z.string().optional() });

/** What the current model takes an utterance for. */
export function profileNlu(call: ApiRequest, store: Store): ApiResponse {
  const understanding = currentModel(call, store);
  const { utterance, multiTurnToken } = parseBody(body, call);
  const { selected, considered } = interpret(utterance, multiTurnToken, understanding);
  const answer = (match: IntentMatch) =>
    resolvedIntent(match, understanding, {
      skillId: call.params.skillId ?? "",
      resolved: (value) => value,
      resolutionError: call.simulation?.resolutionError,
    });
  return {
    status: 200,
    json: {
      sessionEnded: false,
      selectedIntent: selected && answer(selected),
      consideredIntents: considered.slice(0, maxConsidered).map(answer),
      multiTurn: selected && nextQuestion(selected, understanding.model),
    },
  };
}

/** spec.json lists no 404 for this operation: without a model it is a bad request. */
function currentModel(call: ApiRequest, store: Store): LanguageUnderstanding {
  try {
    const { current, locale } = requireModel(call, store);
    return builtModel(current, locale, store);
  } catch (error) {
    if (error instanceof ErrorResponse && error.response.status === 404) {
      throw badRequest("The specified skill doesn't exist or there is no model defined for the locale.");
    }
    throw error;
  }
}
