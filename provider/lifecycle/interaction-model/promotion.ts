import type { z } from "zod";
import { invocationNameOf } from "../../model/overlay";
import { decisionOn, readDecisions } from "../../model/promotion/decision";
import { type Candidate, judge } from "../../model/promotion/judge";
import { basis, short, type UsedProof } from "../../model/promotion/proof";
import { isUnknown, type Requirement, requirements } from "../../model/promotion/requirement";
import { hasUnknown, UNKNOWN } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";
import { describeHold, describeRefusal, promotedWords } from "./promotion-words";

interface Promotion {
  /** Becomes an input: the used proofs alone, since the whole list would fail a saved plan as soon as the stage before moves on. */
  proof?: unknown;
  /** Becomes an input: the release that was declared before this one, which still stands where the build of this one fails. */
  deployedHash?: unknown;
  problems: string[];
  /** Of a new proof, for the row. */
  words?: string | undefined;
  warnings: string[];
  /** Told at every run, until it is put right. */
  reminders: string[];
  /** Problems only where something would be sent, which `check` cannot see. */
  held?: string | undefined;
  unproved?: string | undefined;
}

interface Declared {
  /** As in the state, so that nothing is to be sent as far as `check` can see. */
  isSame: boolean;
  /** With the overlay; a text says why it cannot be read. */
  declaredModel: () => Record<string, unknown> | string | undefined;
}

/** Whether a release may be sent: held by nobody, and proved where that is asked for. What is deployed already needs no proof. */
export function checkPromotion(olds: Properties, news: Properties, declared: Declared): Promotion {
  const hold = readDecisions("hold", news.__hold);
  const approve = readDecisions("approve", news.__approve);
  const problems = [...hold.problems, ...approve.problems];
  if (news.__requires === true && news.requires === undefined) problems.push(REQUIRES_IGNORED);
  const { __sourceHash: sourceHash, requires } = news;
  const result: Promotion = { proof: undefined, problems, warnings: [], reminders: [] };
  if (sourceHash === UNKNOWN) return { ...result, proof: requires && UNKNOWN };
  if (typeof sourceHash !== "string") return result;
  result.deployedHash = deployedBefore(olds, sourceHash);
  const isDeployed = deployedHash(olds) === sourceHash || (isOfOlderRelease(olds) && declared.isSame);
  const held = decisionOn(sourceHash, hold.decisions)?.reason;
  if (held !== undefined && isDeployed && declared.isSame) {
    result.held = describeHold(sourceHash, held);
    result.reminders.push(`${short(sourceHash)} is held (${held}), and it is what is deployed`);
  }
  // Where an edit was found, it may be what a person put in its place.
  else if (held !== undefined) problems.push(describeHold(sourceHash, held));
  const required = requirements.safeParse(requires).data;
  if (requires === UNKNOWN || required?.some(isUnknown) === true)
    return { ...result, proof: isDeployed ? olds.__proof : UNKNOWN };
  if (!required || problems.length > 0) return result;

  const before = isDeployed ? basisOf(olds.__proof, sourceHash) : undefined;
  const isOfName = before?.every((item) => countsFor(item, () => candidateOf(news, declared))) ?? true;
  if (before?.every((item) => "from" in item) && isOfName) return { ...result, proof: olds.__proof };
  const { reminder, ...verdict } = judged(olds, news, required, {
    candidate: candidateOf(news, declared),
    isDeployed,
    mayStand: isOfName && (isDeployed || olds.__deployedHash === sourceHash),
    approved: decisionOn(sourceHash, approve.decisions)?.reason,
    before,
  });
  return { ...result, ...verdict, reminders: [...result.reminders, ...(reminder ?? [])] };
}

const REQUIRES_IGNORED =
  "requires is ignored by ignoreChanges, so that nothing would be proved: take it out of ignoreChanges, or leave `requires` out";

/** Also where a refresh has found an edit in its place, so that it can be put back without a new proof. */
const deployedHash = ({ __sourceHash, __deployedHash }: Properties) => __sourceHash ?? __deployedHash;

const isOfOlderRelease = (olds: Properties) => olds.model !== undefined && deployedHash(olds) === undefined;

function deployedBefore(olds: Properties, sourceHash: string): unknown {
  return deployedHash(olds) === sourceHash ? olds.__deployedHash : deployedHash(olds);
}

type Basis = z.infer<typeof basis>;

/** On what a release was deployed, if it is this one. */
function basisOf(proof: unknown, sourceHash: string): Basis | undefined {
  const { data } = basis.safeParse(proof);
  return data?.every((item) => item.sourceHash === sourceHash) ? data : undefined;
}

/** A simulation that said the invocation name proves nothing of the release under another one. */
function countsFor(item: Basis[number], candidate: () => Candidate): boolean {
  if (!("from" in item) || item.spokenName === undefined) return true;
  const { invocationName } = candidate();
  return invocationName === undefined || invocationName === item.spokenName;
}

interface Circumstances {
  candidate: Candidate;
  isDeployed: boolean;
  /** It may be what stands at Amazon, so that only `diff` knows whether it would be sent. */
  mayStand: boolean;
  approved: string | undefined;
  before: Basis | undefined;
}

function judged(
  olds: Properties,
  news: Properties,
  required: Requirement[],
  { candidate, isDeployed, mayStand, approved, before }: Circumstances,
): Partial<Promotion> & { reminder?: [string] } {
  const now = Date.now();
  const { used, refusals } = judge(required, candidate, now);
  if (refusals.length === 0) {
    const words = isDeployed ? undefined : promotedWords(candidate, used, news.__commit, now);
    return { proof: used, words, warnings: sameName(used, news) };
  }
  const problems = refusals.map((refusal) => describeRefusal(refusal, { olds, news, candidate, now }));
  if (approved === undefined && !mayStand) return { problems };
  const unproved = approved === undefined ? problems.join("\n") : undefined;
  const reason = approved ?? before?.flatMap((item) => ("approved" in item ? item.approved : []))[0];
  if (reason === undefined) return { unproved };
  const reminder = `${short(candidate.sourceHash)} is deployed by a person's word and unverified: ${reason} (alexa:approve)`;
  return { proof: [{ approved: reason, sourceHash: candidate.sourceHash }], reminder: [reminder], unproved };
}

function candidateOf({ __sourceHash, overlay, locale, __secret }: Properties, { declaredModel }: Declared): Candidate {
  const model = declaredModel();
  const isKnown = typeof model === "object" && !hasUnknown(overlay);
  return {
    sourceHash: String(__sourceHash),
    invocationName: isKnown ? invocationNameOf(model) : undefined,
    secret: __secret === true,
    locale: String(locale),
  };
}

/** A published skill answers to its name for the whole account, whichever stage asks. */
function sameName(used: UsedProof[], { skillId, __secret }: Properties): string[] {
  const other = used.find((proof) => proof.spokenName !== undefined && proof.skillId !== skillId);
  if (!other || __secret) return [];
  return [
    `the skill of ${other.from} is called "${other.spokenName}" as this one is: once one of them is published, a simulation that says the name reaches the published one alone; give each stage an overlay [promotion-same-name]`,
  ];
}
