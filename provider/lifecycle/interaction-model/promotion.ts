import { invocationNameOf } from "../../model/overlay";
import { decisionOn, readDecisions } from "../../model/promotion/decision";
import { type Candidate, judge } from "../../model/promotion/judge";
import { type Approval, basis, short, type UsedProof } from "../../model/promotion/proof";
import { isUnknown, type Requirement, requirements } from "../../model/promotion/requirement";
import { hasUnknown, UNKNOWN } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";
import { describeHold, describeRefusal, describeUnprovedBuild, promotedWords } from "./promotion-words";

interface Promotion {
  /** Becomes an input: the used proofs alone, since the whole list would fail a saved plan as soon as the stage before moves on. */
  proof?: unknown;
  problems: string[];
  /** Of a new proof, for the row. */
  words?: string | undefined;
  warnings: string[];
  /** Told at every run, until it is put right. */
  reminders: string[];
  /** Problems only where what this stack has sent before is to be sent again, which `check` cannot see. */
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
  const { __sourceHash: sourceHash } = news;
  const required = requirements.safeParse(news.requires).data;
  const none: Promotion = { proof: undefined, problems, warnings: [], reminders: [] };
  if (sourceHash === UNKNOWN || news.requires === UNKNOWN || required?.some(isUnknown) === true) {
    const isKept = typeof sourceHash === "string" && deployedHash(olds) === sourceHash;
    return { ...none, proof: isKept ? olds.__proof : news.requires && UNKNOWN };
  }
  if (typeof sourceHash !== "string") return none;
  const isDeployed = deployedHash(olds) === sourceHash || (isOfOlderRelease(olds) && declared.isSame);
  const unjudged: Promotion = none;
  const held = decisionOn(sourceHash, hold.decisions)?.reason;
  if (held !== undefined && isDeployed && declared.isSame) {
    unjudged.held = describeHold(sourceHash, held);
    unjudged.reminders.push(`${short(sourceHash)} is held (${held}), and it is what is deployed`);
  }
  // Where an edit was found, it may be what a person put in its place.
  else if (held !== undefined) problems.push(describeHold(sourceHash, held));
  if (!required || problems.length > 0) return unjudged;

  const before = isDeployed ? basis.safeParse(olds.__proof).data : undefined;
  if (before && !before.some((item) => "approved" in item)) return { ...unjudged, proof: olds.__proof };
  const approved = decisionOn(sourceHash, approve.decisions)?.reason;
  const candidate = candidateOf(news, declared);
  const { reminder, ...verdict } = judged(olds, news, required, { candidate, isDeployed, approved, before });
  return { ...unjudged, ...verdict, reminders: [...unjudged.reminders, ...(reminder ?? [])] };
}

const REQUIRES_IGNORED =
  "requires is ignored by ignoreChanges, so that nothing would be proved: take it out of ignoreChanges, or leave `requires` out";

/** Also where a refresh has found an edit in its place, so that it can be put back without a new proof. */
const deployedHash = ({ __sourceHash, __deployedHash }: Properties) => __sourceHash ?? __deployedHash;

const isOfOlderRelease = (olds: Properties) => olds.model !== undefined && deployedHash(olds) === undefined;

interface Circumstances {
  candidate: Candidate;
  isDeployed: boolean;
  approved: string | undefined;
  before: (UsedProof | Approval)[] | undefined;
}

function judged(
  olds: Properties,
  news: Properties,
  required: Requirement[],
  { candidate, isDeployed, approved, before }: Circumstances,
): Partial<Promotion> & { reminder?: [string] } {
  const now = Date.now();
  const { used, refusals } = judge(required, candidate, now);
  if (refusals.length === 0) {
    const words = isDeployed ? undefined : promotedWords(candidate, used, news.__commit, now);
    return { proof: used, words, warnings: sameName(used, news) };
  }
  if (isDeployed && !before && approved === undefined) return { unproved: describeUnprovedBuild(candidate, news) };
  const reason = approved ?? before?.flatMap((item) => ("approved" in item ? [item.approved] : []))[0];
  if (reason === undefined) {
    const context = { olds, news, candidate, now };
    return { problems: refusals.map((refusal) => describeRefusal(refusal, context)) };
  }
  const reminder = `${short(candidate.sourceHash)} is deployed by a person's word and unverified: ${reason} (alexa:approve)`;
  return { proof: [{ approved: reason, sourceHash: candidate.sourceHash }], reminder: [reminder] };
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
