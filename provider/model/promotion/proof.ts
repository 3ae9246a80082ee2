import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** That a gate passed for a release. Its form is permanent: stacks of other versions of this package read it. */
export const proof = z.object({
  /** Of the release, the same in every stage and account. */
  sourceHash: sha256,
  /** Of the model that stood at Amazon. */
  modelHash: sha256,
  /** The gate's name, without the locale at its end. */
  gate: z.string(),
  kind: z.enum(["NluProfile", "SkillSimulation"]),
  /** SHA-256 of the utterances and of what is expected of them. */
  suiteHash: sha256,
  /** How many utterances there were, and how many were as expected. */
  total: z.number(),
  passed: z.number(),
  minimumPassRate: z.number(),
  skillId: z.string(),
  stage: z.string(),
  locale: z.string(),
  /** Of the model at Amazon. */
  version: z.string().optional(),
  /** That stood at Amazon, where utterances of a simulation speak it: they prove nothing of another name. */
  spokenName: z.string().optional(),
  /** When it passed, RFC 3339. */
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  /** The commit of the release, or of the run. */
  commit: z.string().optional(),
  /** The run of the pipeline, where its environment tells. */
  run: z.string().optional(),
});

/** That a gate passed for a release. Its form is permanent. @interface @category Promotion */
export type Proof = z.infer<typeof proof>;

/** Proofs of a stack; newer fields of a later version are dropped, and what is no proof is left out. */
export function readProofs(list: unknown[]): Proof[] {
  return list.flatMap((item) => proof.safeParse(item).data ?? []);
}

/** So many are kept. */
const MOST_PROOFS = 25;

/** The list with one more, newest first; one that says the same as an older one is not repeated, since the older one proves it for longer. */
export function addProof(list: Proof[], added: Proof): Proof[] {
  return list.some((known) => saysTheSame(known, added)) ? list : [added, ...list].slice(0, MOST_PROOFS);
}

function saysTheSame(one: Proof, other: Proof): boolean {
  const keys = ["sourceHash", "suiteHash", "skillId", "stage", "spokenName", "passed", "minimumPassRate"] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** A hash or a commit as people write it. */
export const short = (hash: string) => hash.slice(0, 8);
