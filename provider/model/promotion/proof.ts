import { z } from "zod";
import { formatDuration } from "./duration";

/** That a gate passed for a release. Its form is permanent: stacks of other versions of this package read it. @category Promotion */
export interface Proof {
  /** Of the release, the same in every stage and account. */
  sourceHash: string;
  /** Of the model that stood at Amazon. */
  modelHash: string;
  /** The gate's name, without the locale at its end. */
  gate: string;
  /** Which resource the gate is. */
  kind: "NluProfile" | "SkillSimulation";
  /** SHA-256 of the utterances and of what is expected of them. */
  suiteHash: string;
  /** How many utterances there were. */
  total: number;
  /** How many of them were as expected. */
  passed: number;
  /** The share that had to be, from 0 to 1. */
  minimumPassRate: number;
  /** The skill that was tried. */
  skillId: string;
  /** `development` or `live`. */
  stage: string;
  /** Such as `en-US`. */
  locale: string;
  /** Of the model at Amazon. */
  version?: string | undefined;
  /** The invocation name, where utterances of a simulation say it: they prove nothing of another name. */
  spokenName?: string | undefined;
  /** When it passed first, RFC 3339. */
  at: string;
  /** The commit of the release, or of the pipeline's run. */
  commit?: string | undefined;
  /** The address of the pipeline's run, where its environment tells. */
  run?: string | undefined;
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A proof on which a release was deployed. @category Promotion */
export interface UsedProof extends Proof {
  /** The stack that has it, or the file. */
  from: string;
}

/** A person's word on which a release was deployed. @category Promotion */
export interface Approval {
  /** Why, as `alexa:approve` says. */
  approved: string;
  /** Of the release. */
  sourceHash: string;
}

const fields = z.object({
  sourceHash: sha256,
  modelHash: sha256,
  gate: z.string(),
  kind: z.enum(["NluProfile", "SkillSimulation"]),
  suiteHash: sha256,
  total: z.int().min(1),
  passed: z.int().min(0),
  minimumPassRate: z.number(),
  skillId: z.string(),
  stage: z.string(),
  locale: z.string(),
  version: z.string().optional(),
  spokenName: z.string().optional(),
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  commit: z.string().optional(),
  run: z.string().optional(),
});

/** Counts that do not agree were written by hand. */
export const proof = fields.refine(
  ({ passed, total, minimumPassRate }) => passed <= total && passed / total >= minimumPassRate,
) satisfies z.ZodType<Proof>;

/** On what a release was deployed. */
export const basis: z.ZodType<(UsedProof | Approval)[]> = z.array(
  z.union([z.object({ approved: z.string(), sourceHash: sha256 }), fields.extend({ from: z.string() })]),
);

/** Proofs of a stack, without fields of a later version, and how many of the list are none. */
export function readProofs(list: unknown[]): { proofs: Proof[]; unreadable: number } {
  const proofs = list.flatMap((item) => proof.safeParse(item).data ?? []);
  return { proofs, unreadable: list.length - proofs.length };
}

export function newestFirst<T extends Pick<Proof, "at">>(proofs: T[]): T[] {
  return [...proofs].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
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

/** `orders 50 of 50, 26 h ago`; `now` in milliseconds since 1970. */
export function proofWords(proof: Proof, now: number): string {
  return `${proof.gate} ${countsWords(proof, now)}`;
}

export function countsWords({ passed, total, at }: Proof, now: number): string {
  return `${passed} of ${total}, ${formatDuration((now - Date.parse(at)) / 1_000)} ago`;
}

/** A hash or a commit as people write it. */
export const short = (hash: string) => hash.slice(0, 8);
