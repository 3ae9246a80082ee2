import { isRecord } from "../document/document";
import { didYouMean } from "../text/did-you-mean";
import type { Path } from "../text/json-path";
import { quote } from "../text/printable";
import type { ModelView, Part } from "../view/model-view";
import { UNKNOWN } from "../wire/unknown";
import type { Rule, Violation } from "./rule";

/** A reference from the dialog to a prompt. */
interface PromptReference {
  id: string;
  path: Path;
  intent: string | undefined;
}

export function* promptReferences({ dialogIntents }: ModelView): Iterable<PromptReference> {
  for (const { node, path, name: intent, slots } of dialogIntents.items) {
    yield* named(node.prompts, [...path, "prompts"]);
    for (const slot of slots.items) {
      yield* named(slot.node.prompts, [...slot.path, "prompts"]);
      for (const { node, path } of slot.validations) {
        if (typeof node.prompt === "string") yield { id: node.prompt, path: [...path, "prompt"], intent };
      }
    }

    function* named(prompts: unknown, path: Path): Iterable<PromptReference> {
      for (const [key, id] of Object.entries(isRecord(prompts) ? prompts : {}))
        if (typeof id === "string") yield { id, path: [...path, key], intent };
    }
  }
}

const PROMPT_KINDS = [
  ["elicitationRequired", "elicitation"],
  ["confirmationRequired", "confirmation"],
] as const;

function* findMissingPrompts({ node, path, name }: Part): Iterable<Violation> {
  const prompts = isRecord(node.prompts) ? node.prompts : {};
  for (const [required, key] of PROMPT_KINDS)
    if (node[required] === true && prompts[key] === undefined && node.prompts !== UNKNOWN)
      yield { path, message: `(${name}) has ${required} and no prompt for it: add prompts.${key}` };
}

export const prompts: Rule[] = [
  {
    id: "unknown-prompt",
    severity: "error",
    description: "A dialog refers to a prompt that does not exist.",
    source:
      'Amazon\'s `MissingDialogIntentSlotPrompt`: "Prompt id … is not present in prompts, but is referenced in the dialog model"',
    *check(view) {
      const known = view.prompts.names;
      if (!view.prompts.complete) return;
      for (const { id, path } of promptReferences(view)) {
        if (known.has(id)) continue;
        yield {
          path,
          message: `is ${quote(id)}, which is not the id of a prompt: ${didYouMean(id, known, "add it to prompts")}`,
        };
      }
    },
  },
  {
    id: "missing-prompt",
    severity: "warning",
    description: "Alexa is to ask or confirm without a prompt for it (not where the skill does, by SKILL_RESPONSE).",
    source: "Amazon's examples have one each; public models without are rare",
    *check({ dialogIntents, model }) {
      const strategy = isRecord(model.dialog) ? model.dialog.delegationStrategy : undefined;
      for (const intent of dialogIntents.items) {
        // Then the skill asks itself.
        if ((intent.node.delegationStrategy ?? strategy) === "SKILL_RESPONSE") continue;
        yield* findMissingPrompts(intent);
        for (const slot of intent.slots.items) yield* findMissingPrompts(slot);
      }
    },
  },
  {
    id: "prompt-kind",
    severity: "warning",
    description: "The prompts of a dialog have a key other than `elicitation` and `confirmation`.",
    source: "spec.json has these two only; another one is never said",
    *check({ dialogIntents }) {
      for (const part of dialogIntents.items.flatMap((intent): Part[] => [intent, ...intent.slots.items]))
        for (const key of Object.keys(isRecord(part.node.prompts) ? part.node.prompts : {}))
          if (!PROMPT_KINDS.some(([, known]) => known === key))
            yield {
              path: [...part.path, "prompts", key],
              message: "is never said: write `elicitation` or `confirmation`",
            };
    },
  },
];
