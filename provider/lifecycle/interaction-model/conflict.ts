import { linesOf, lineText, modelChanges, redactedSummaryOf } from "../../model/diff";
import { normalise } from "../../model/document/normalise";
import type { StoredModel } from "../../smapi/operations/interaction-models";
import { hasMarker } from "../marker";
import { UserError } from "../user-error";
import { BuildFailure, type BuildTarget } from "./target";

type Model = Record<string, unknown>;

/** Where a new model was declared there is one already, and it is not ours. */
export function foreignModelError(target: BuildTarget, found: StoredModel): UserError {
  return new UserError(
    [
      `the skill already has another ${target.locale} model${versionOf(found)}, and it was not overwritten.${madeBy(found)}`,
      ...differences("From it to the declared one", found.interactionModel, target.model, target.secret),
      'To replace it, set onConflict: "overwrite" (its version is kept in supersededVersion); to keep it, declare it as it is.',
    ].join("\n"),
  );
}

function madeBy({ description }: StoredModel): string {
  if (!hasMarker(description)) return "";
  return " Another resource of Pulumi made it: if that is this one under an earlier name, give it the option `aliases`; else it is another stack's, or this one's from before it was destroyed.";
}

/** What is to be taken over is not what is declared. */
export function importDiffersError(
  target: Pick<BuildTarget, "locale" | "model" | "secret">,
  found: StoredModel,
): UserError {
  return new UserError(
    [
      `the ${target.locale} model to import${versionOf(found)} differs from the declared one, and nothing was changed.`,
      ...differences("From it to the declared one", found.interactionModel, target.model, target.secret),
      'To take it over, declare it as it is; to replace it, remove `import` and set onConflict: "overwrite".',
    ].join("\n"),
  );
}

/** Another client changed the model since the state was written. */
export function changedRemotelyError(
  target: BuildTarget,
  base: StoredModel | undefined,
  found: StoredModel,
): UserError {
  const [title, before] = base
    ? ["What was changed there", base.interactionModel]
    : ["From the declared model to theirs", target.model];
  return new UserError(
    [
      `the ${target.locale} model was changed outside of this stack${versionOf(found)}, and nothing was overwritten.`,
      ...differences(title, before, found.interactionModel, target.secret),
      'Run `pulumi refresh` to take it into the state, `pulumi preview --diff` to see it, then `pulumi up` to replace it; or set onConflict: "overwrite".',
    ].join("\n"),
  );
}

/** Another client's model took the place of ours while it was built. */
export function supersededFailure(target: BuildTarget, found: StoredModel): BuildFailure {
  return new BuildFailure([
    [
      `another client replaced the ${target.locale} model while ours was built${versionOf(found)}, and theirs was not overwritten.`,
      ...differences("From the declared model to theirs", target.model, found.interactionModel, target.secret),
      "Run `pulumi refresh` to see theirs, then `pulumi up` to replace it.",
    ].join("\n"),
  ]);
}

/** At most this many lines: an error must stay readable. */
const MOST_LINES = 15;

function differences(title: string, before: Model, after: Model, secret: boolean): string[] {
  const changes = modelChanges(normalise(before), normalise(after));
  if (secret) return [`${title}: ${redactedSummaryOf(changes)}, not shown because the model came from a secret.`];
  const lines = linesOf(changes);
  const more = lines.length > MOST_LINES ? [`  … and ${lines.length - MOST_LINES} lines more`] : [];
  return [`${title}:`, ...lines.slice(0, MOST_LINES).map((line) => `  ${lineText(line)}`), ...more];
}

function versionOf({ version }: StoredModel): string {
  return version ? ` (version ${version})` : "";
}
