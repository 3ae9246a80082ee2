import { z } from "zod";
import { fromWire, wireHash } from "../../model/wire/model";
import type { ModelPlace } from "../../smapi/operations/interaction-models";
import { DEFAULT_STAGE, ignoreRules, references, required, skillId, stage } from "../inputs";
import type { Properties } from "../lifecycle";

/** What a program declares, as it arrives from `check`. */
export const modelInputs = z.object({
  skillId,
  locale: required("give a locale such as en-US"),
  stage,
  model: z.string({
    error: ({ input }) =>
      input === undefined
        ? "is missing: give `model` or `modelFile`"
        : "is not a text: where a transformation sets it, set the JSON text of the bare model ({ languageModel, … })",
  }),
  references,
  description: z.string({ error: "must be a string" }).optional(),
  buildTimeout: z
    .number({ error: "must be a number of seconds" })
    .positive("must be a number of seconds above 0")
    .optional(),
  onConflict: z.enum(["fail", "overwrite"], { error: 'must be "fail" or "overwrite"' }).default("fail"),
  ignoreRules,
  /** The commit that `modelFile` named. */
  __commit: z.string().optional(),
  /** The model came from a secret: no message may quote it, and a refresh must not write it into the state. */
  __secret: z.boolean().optional(),
});

export type ModelInputs = z.infer<typeof modelInputs>;

/** What the state keeps: enough for read, update and delete, and no model. */
export const modelOutputs = z.object({
  skillId: z.string(),
  locale: z.string(),
  stage: z.string().default(DEFAULT_STAGE),
  vendorId: z.string().optional(),
  references,
  description: z.string().optional(),
  buildTimeout: z.number().optional(),
  onConflict: z.string().optional(),
  __secret: z.boolean().optional(),
  commit: z.string().optional(),
  /** Of the last model whose build succeeded, or that a refresh found. */
  version: z.string().optional(),
  eTag: z.string().optional(),
  modelHash: z.string().optional(),
  /** Of a model that was sent and whose build has not been seen to succeed. */
  pendingHash: z.string().optional(),
  /** The version of another model that ours took the place of. */
  supersededVersion: z.string().optional(),
  /** Set by a refresh that found a model that is not the declared one. */
  driftedVersion: z.string().optional(),
});

export type ModelOutputs = z.infer<typeof modelOutputs>;

export function idOf({ skillId, stage, locale }: ModelPlace): string {
  return `${skillId}/${stage}/${locale}`;
}

/** The parts of `<skillId>/<stage>/<locale>`, or undefined where it is none. */
export function parseId(id: string): ModelPlace | undefined {
  const [skillId, stage, locale, ...rest] = id.split("/");
  return skillId && stage && locale && rest.length === 0 ? { skillId, stage, locale } : undefined;
}

/** The declared model, as it is sent. */
export function declaredModel({
  model,
  references,
}: Pick<ModelInputs, "model" | "references">): Record<string, unknown> {
  return fromWire({ text: model, references });
}

/** The declared model's hash. */
export function declaredHash({ model, references }: Pick<ModelInputs, "model" | "references">): string {
  return wireHash({ text: model, references });
}

/** What outputs take over from inputs, for read and delete. */
export function keptInputs({
  buildTimeout,
  onConflict,
  references,
  description,
  __secret,
  __commit,
}: ModelInputs): Properties {
  return { buildTimeout, onConflict, references, description, __secret, commit: __commit };
}
