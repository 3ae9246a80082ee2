import { z } from "zod";
import { applyOverlay, invocationNameOf, overlay } from "../../model/overlay";
import { requirements } from "../../model/promotion/requirement";
import { fromWire } from "../../model/wire/model";
import type { ModelPlace } from "../../smapi/operations/interaction-models";
import { DEFAULT_STAGE, ignoreRules, references, required, skillId, stage } from "../inputs";
import type { Properties } from "../lifecycle";

/** What a program declares. */
export const modelArguments = z.object({
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
  overlay: overlay.optional(),
  description: z.string({ error: "must be a string" }).optional(),
  buildTimeout: z
    .number({ error: "must be a number of seconds" })
    .positive("must be a number of seconds above 0")
    .optional(),
  onConflict: z.enum(["fail", "overwrite"], { error: 'must be "fail" or "overwrite"' }).default("fail"),
  ignoreRules,
  requires: requirements.optional(),
  /** What the stack's configuration says of releases: for `check`. */
  __approve: z.unknown().optional(),
  __hold: z.unknown().optional(),
  /** The commit that `modelFile` named, and that name; null where the model is an output as a whole. */
  __commit: z.string().nullish(),
  __release: z.string().nullish(),
  /** Of the slot type versions that references are of, by the references' keys. */
  __valuesHashes: z.record(z.string(), z.string()).optional(),
  /** The model came from a secret: no message may quote it, and a refresh must not write it into the state. */
  __secret: z.boolean().optional(),
  /** The overlay did. Apart, since `ignoreChanges` of the model leaves its `__secret` as it was. */
  __secretOverlay: z.boolean().optional(),
});

/** The same as it leaves `check`: by names that Pulumi shows in no row and no difference. */
export const modelInputs = modelArguments.extend({
  __sourceHash: z.string().optional(),
  /** After the overlay; a secret model's stays out of the state. */
  __invocationName: z.string().optional(),
  /** On which proofs, or on whose word, it is sent; in place of `requires`. */
  __proof: z.unknown().optional(),
});

export type ModelInputs = z.infer<typeof modelInputs>;

/** The outputs that tell which release a model is, under which overlay, and on what it was deployed. */
const release = z.object({
  sourceHash: z.string().optional(),
  invocationName: z.string().optional(),
  __sourceHash: z.string().optional(),
  __invocationName: z.string().optional(),
  commit: z.string().optional(),
  release: z.string().optional(),
  proof: z.unknown().optional(),
  overlay: overlay.optional(),
  /** The invocation name before the overlay. */
  releasedName: z.string().optional(),
});

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
  ...release.shape,
  /** Of the last model whose build succeeded, or that a refresh found. */
  version: z.string().optional(),
  eTag: z.string().optional(),
  modelHash: z.string().optional(),
  /** Of a model that was sent and whose build has not been seen to succeed. */
  pendingHash: z.string().optional(),
  /** The version of another model that ours took the place of. */
  supersededVersion: z.string().optional(),
  /** Which release the pending model is of. */
  pendingRelease: release.optional(),
  /** Set by a refresh that found a model that is not the declared one. */
  driftedVersion: z.string().optional(),
  /** Then: the release that this stack deployed last. */
  deployedRelease: release.optional(),
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

type Declared = Pick<ModelInputs, "model" | "references" | "overlay" | "locale">;

/** The declared model, as it is sent. */
export function declaredModel({ model, references, overlay, locale }: Declared): Record<string, unknown> {
  return applyOverlay(fromWire({ text: model, references }), overlay, locale);
}

/** What outputs take over from inputs, for read and delete. */
export function keptInputs(inputs: ModelInputs): Properties {
  const { buildTimeout, onConflict, references, description, overlay, model, __secret, __commit, __release } = inputs;
  const { __sourceHash, __invocationName, __proof: proof } = inputs;
  const kept = { buildTimeout, onConflict, references, description, overlay, __secret, proof };
  // Twice: as users read them, and as a preview foresees them.
  const foreseen = { sourceHash: __sourceHash, invocationName: __invocationName, __sourceHash, __invocationName };
  // By which a refresh tells the overlay from an edit; a secret model's stays out of the state.
  const released = overlay && !__secret ? invocationNameOf(fromWire({ text: model, references })) : undefined;
  return {
    ...kept,
    ...foreseen,
    commit: __commit ?? undefined,
    release: __release ?? undefined,
    releasedName: released,
  };
}

/** Those of the model of `modelHash`; of nothing, each of them as undefined. */
export function releaseOf(outs: Properties): z.infer<typeof release> {
  const found = release.parse(outs);
  return Object.fromEntries(release.keyof().options.map((key) => [key, found[key]]));
}
