import { lineDifferences } from "../../model/differences";
import { readableText } from "../../model/wire";
import type { Violation } from "../../smapi/errors";
import type { StoredModel } from "../../smapi/interaction-models";
import { Refusal } from "../refusal";
import type { Target } from "./build";

export type Model = Record<string, unknown>;

/** A model stands where a new one was declared, and it is not ours. */
export function foreignModel(target: Target, found: StoredModel): Refusal {
  return new Refusal(
    [
      `the skill already has another ${target.locale} model${versionOf(found)}, and it was not overwritten.`,
      ...differences("From it to the declared one", found.interactionModel as Model, target.model, target.secret),
      'To replace it, set onConflict: "overwrite" (its version is kept in supersededVersion); to keep it, declare it as it is.',
    ].join("\n"),
  );
}

/** The model was changed by somebody else since the state was written. */
export function changedRemotely(target: Target, base: StoredModel | undefined, found: StoredModel): Refusal {
  const [title, before] = base
    ? ["What was changed there", base.interactionModel as Model]
    : ["From the declared model to theirs", target.model];
  return new Refusal(
    [
      `the ${target.locale} model was changed outside of this stack${versionOf(found)}, and nothing was overwritten.`,
      ...differences(title, before, found.interactionModel as Model, target.secret),
      'Run `pulumi refresh` to take it into the state, `pulumi preview --diff` to see it, then `pulumi up` to replace it; or set onConflict: "overwrite".',
    ].join("\n"),
  );
}

function differences(title: string, before: Model, after: Model, secret: boolean): string[] {
  const lines = lineDifferences(readableText(before), readableText(after));
  if (secret) return [`${title}: ${lines.length} lines, not shown because the model came from a secret.`];
  return [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function versionOf({ version }: StoredModel): string {
  return version ? ` (version ${version})` : "";
}

/** Reasons for a model that came from a secret: Amazon's texts quote the model, their codes do not. */
export function hiddenReasons(reasons: Violation[]): string[] {
  const codes = reasons.map(
    ({ code, message }) => code ?? /^\w+(?=: )/.exec(message)?.[0] ?? "a reason without a code",
  );
  return [...new Set(codes), "Amazon's words are not shown because the model came from a secret"];
}
