import { z } from "zod";
import { type SuiteItem, suite } from "../../model/suite/schema";
import { contentHash } from "../../model/wire/canonical";
import { suiteFromWire } from "../../model/wire/suite";
import { references, required, skillId, stage } from "../inputs";
import type { Properties } from "../lifecycle";

/** Seconds. A simulation was seen to take some; an endpoint of a skill may take eight. */
const DEFAULT_TIMEOUT = 60;

/** Of another resource: what is undefined there may come as null. */
const text = z
  .string()
  .nullish()
  .transform((it) => it ?? undefined);
const truth = z.boolean({ error: "must be true or false" });

/** What a program declares, as it arrives from `check`. */
export const gateInputs = z.object({
  skillId,
  locale: required("give a locale such as en-US"),
  stage,
  utterances: required("give `utterances` or `utterancesFile`"),
  references,
  triggers: z.unknown().optional(),
  always: truth.default(false),
  minimumPassRate: z
    .number({ error: "must be a number from 0 to 1" })
    .min(0, "must be a number from 0 to 1")
    .max(1, "must be a number from 0 to 1, such as 0.95")
    .default(1),
  timeout: z
    .number({ error: "must be a number of seconds" })
    .positive("must be a number of seconds above 0")
    .default(DEFAULT_TIMEOUT),
  report: z
    .string({ error: "must be a path" })
    .regex(/\.html?$/i, "must be the path of an .html file")
    .optional(),
  attestation: z
    .string({ error: "must be a path" })
    .regex(/\.json$/i, "must be the path of a .json file")
    .optional(),
  /** Of the resource that is tried; without a sourceHash where it was read by \`get\`. */
  model: z
    .object({
      modelHash: z.string(),
      ...{ sourceHash: text, version: text, eTag: text, invocationName: text, commit: text },
    })
    .optional(),
  enable: truth.default(false),
  opening: z.string({ error: "must be a string" }).trim().min(1, "must not be empty").optional(),
  /** The utterances came from a secret: no message may quote them. */
  __secret: z.boolean().optional(),
});

export type GateInputs = z.infer<typeof gateInputs>;

/** Several gates may judge one model, so the marker tells them apart. */
export function idOf({ skillId, stage, locale }: GateInputs, marker: string): string {
  return `${skillId}/${stage}/${locale}/${marker.replace(/\[pulumi:(.*)\]/, "$1")}`;
}

/** The utterances to be said. */
export function itemsOf(inputs: Pick<GateInputs, "utterances" | "references">): SuiteItem[] {
  return suite.parse(suiteFromWire(inputs));
}

/** SHA-256 of all that a run depends on: a gate runs again when it changes. */
export function runHash(inputs: Properties): string {
  const known = gateInputs.parse(inputs);
  // Another eTag or commit makes no other model.
  const { sourceHash, modelHash, version } = known.model ?? {};
  const model = known.model && { sourceHash, modelHash, version };
  const utterances = suiteFromWire(known);
  return contentHash({ ...known, model, utterances, references: undefined, __secret: undefined });
}
