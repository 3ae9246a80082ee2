import type { z } from "zod";
import { invocationNameOf } from "../../model/overlay";
import { decisionOn, readDecisions } from "../../model/promotion/decision";
import { type Candidate, isSpokenName, judge } from "../../model/promotion/judge";
import { basis, short, type UsedProof } from "../../model/promotion/proof";
import { isUnknown, type Requirement, requirements } from "../../model/promotion/requirement";
import { hasUnknown, UNKNOWN } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";
import { describeHold, describeRefusal, promotedWords } from "./promotion-words";

interface Promotion {
  /** Becomes an input: the used proofs alone, since the whole list would fail a saved plan as soon as the stage before moves on. */
  proof?: unknown;
  problems: string[];
  /** Of a new proof, for the row. */
  words?: string | undefined;
  warnings: string[];
  /** Told at every run, until it is put right. */
  reminders: string[];
  /** Problems only where something would be sent, which `check` cannot see. */
  held?: string | undefined;
  unproved?: (() => string) | undefined;
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
  const isDeployed = deployedHash(olds) === sourceHash || (isOfOlderRelease(olds) && declared.isSame);
  const held = decisionOn(sourceHash, hold.decisions)?.reason;
  if (held !== undefined && isDeployed && declared.isSame) {
    result.held = describeHold(sourceHash, held, news);
    result.reminders.push(`${short(sourceHash)} is held (${held}), and it is what the program declares`);
  }
  // Where an edit was found, it may be what a person put in its place.
  else if (held !== undefined) problems.push(describeHold(sourceHash, held, news));
  const required = requirements.safeParse(requires).data;
  if (requires === UNKNOWN || required?.some(isUnknown) === true)
    return { ...result, proof: isDeployed ? olds.__proof : UNKNOWN };
  if (!required || problems.length > 0) return result;

  const candidate = candidateOf(news, declared);
  const known = isDeployed ? basisOf(olds.__proof, sourceHash) : undefined;
  const isOfName = known?.every((item) => !("from" in item) || isSpokenName(item, candidate)) ?? true;
  const before = isOfName ? known : undefined;
  const approved = decisionOn(sourceHash, approve.decisions)?.reason;
  const verdict = judged(olds, news, required, { candidate, isDeployed: isDeployed && isOfName, approved, before });
  return { ...result, ...verdict, reminders: [...result.reminders, ...(verdict.reminders ?? [])] };
}

const REQUIRES_IGNORED =
  "requires is ignored by ignoreChanges, so that nothing would be proved: take it out of ignoreChanges, or leave `requires` out";

/** Also where a refresh has found an edit in its place, so that it can be put back without a new proof. */
const deployedHash = ({ __sourceHash, __deployedHash }: Properties) => __sourceHash ?? __deployedHash;

const isOfOlderRelease = (olds: Properties) => olds.model !== undefined && deployedHash(olds) === undefined;

type Basis = z.infer<typeof basis>;

/** On what a release was deployed, if it is this one. */
function basisOf(proof: unknown, sourceHash: string): Basis | undefined {
  const { data } = basis.safeParse(proof);
  return data?.every((item) => item.sourceHash === sourceHash) ? data : undefined;
}

interface Circumstances {
  candidate: Candidate;
  /** As far as `check` can see, which sees the inputs of a create that failed too. */
  isDeployed: boolean;
  approved: string | undefined;
  before: Basis | undefined;
}

function judged(
  olds: Properties,
  news: Properties,
  required: Requirement[],
  { candidate, isDeployed, approved, before }: Circumstances,
): Partial<Promotion> {
  const now = Date.now();
  const { used, refusals } = judge(required, candidate, now);
  const isProved = before?.every((item) => "from" in item) === true;
  if (refusals.length === 0) {
    const words = isDeployed ? undefined : promotedWords(candidate, used, news.__commit, now);
    // The proof that was used stays, so that a run without changes changes nothing.
    return { proof: isProved ? olds.__proof : used, words, warnings: sameName(used, news) };
  }
  const describe = () => refusals.map((refusal) => describeRefusal(refusal, { olds, news, candidate, now }));
  if (approved === undefined && !isDeployed) return { problems: describe() };
  const unproved = approved === undefined ? () => describe().join("\n") : undefined;
  if (isProved) return { proof: olds.__proof, unproved };
  const reason = approved ?? before?.flatMap((item) => ("approved" in item ? item.approved : []))[0];
  if (reason === undefined) return { unproved };
  const reminder = `${short(candidate.sourceHash)} is deployed by a person's word and unverified: ${reason} (alexa:approve)`;
  return { proof: [{ approved: reason, sourceHash: candidate.sourceHash }], reminders: [reminder], unproved };
}

function candidateOf({ __sourceHash, overlay, locale, __secret }: Properties, { declaredModel }: Declared): Candidate {
  return {
    sourceHash: String(__sourceHash),
    secret: __secret === true,
    locale: String(locale),
    // Asked for only where a simulation said a name, since it takes to parse the model.
    get invocationName() {
      const model = declaredModel();
      return typeof model === "object" && !hasUnknown(overlay) ? invocationNameOf(model) : undefined;
    },
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
