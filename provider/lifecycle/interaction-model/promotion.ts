import { z } from "zod";
import { decisionOn, readDecisions } from "../../model/promotion/decision";
import { type Candidate, judge, type Refusal } from "../../model/promotion/judge";
import { short, type UsedProof } from "../../model/promotion/proof";
import { isUnknown, type Requirement, requirements } from "../../model/promotion/requirement";
import { UNKNOWN } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";
import { describeRefusal, promotedWords } from "./promotion-words";

/** On what a release was deployed: proofs, or a person's word. */
const basis = z.array(z.union([z.object({ approved: z.string() }), z.looseObject({ from: z.string() })]));

interface Promotion {
  /** Becomes an input: the used proofs alone, since the whole list would fail a saved plan as soon as the stage before moves on. */
  proof?: unknown;
  problems: string[];
  /** Of a new proof, for the row. */
  words?: string | undefined;
  warnings: string[];
  /** Told at every run, until it is put right. */
  reminders: string[];
}

/** Whether a release may be sent: held by nobody, and proved where that is asked for. What is deployed already needs no proof. */
export function checkPromotion(olds: Properties, news: Properties, isSame: boolean): Promotion {
  const hold = readDecisions("hold", news.__hold);
  const approve = readDecisions("approve", news.__approve);
  const problems = [...hold.problems, ...approve.problems];
  const { __sourceHash: sourceHash } = news;
  const required = requirements.safeParse(news.requires).data;
  const none = { proof: undefined, problems, warnings: [], reminders: [] };
  if (sourceHash === UNKNOWN || news.requires === UNKNOWN || required?.some(isUnknown) === true) {
    const isKept = typeof sourceHash === "string" && olds.__sourceHash === sourceHash;
    return { ...none, proof: isKept ? olds.__proof : news.requires && UNKNOWN };
  }
  if (typeof sourceHash !== "string") return none;
  const isDeployed =
    olds.__sourceHash === sourceHash || (olds.__sourceHash === undefined && olds.model !== undefined && isSame);
  const held = decisionOn(sourceHash, hold.decisions);
  const reminders =
    held && isDeployed && isSame ? [`${short(sourceHash)} is held (${held.reason}), and it is what is deployed`] : [];
  // Where an edit was found, it may be what a person put in its place.
  if (held && !(isDeployed && isSame)) problems.push(heldProblem(sourceHash, held.reason));
  if (!required || problems.length > 0) return { ...none, reminders };

  const before = isDeployed ? basis.safeParse(olds.__proof).data : undefined;
  if (before && !before.some((item) => "approved" in item)) return { ...none, proof: olds.__proof, reminders };
  const approved = decisionOn(sourceHash, approve.decisions);
  return { ...none, ...judged(olds, news, required, { isDeployed, approved: approved?.reason, before, reminders }) };
}

interface Circumstances {
  isDeployed: boolean;
  approved: string | undefined;
  before: z.infer<typeof basis> | undefined;
  reminders: string[];
}

function judged(
  olds: Properties,
  news: Properties,
  required: Requirement[],
  { isDeployed, approved, before, reminders }: Circumstances,
): Partial<Promotion> {
  const candidate = candidateOf(news);
  const now = Date.now();
  const { used, refusals } = judge(required, candidate, now);
  if (refusals.length === 0) {
    const words = isDeployed ? undefined : promotedWords(candidate, used, news.__commit, now);
    return { proof: used, words, warnings: sameName(used, news), reminders };
  }
  if (isDeployed && !before) return { reminders };
  const reason = approved ?? before?.flatMap((item) => ("approved" in item ? [item.approved] : []))[0];
  if (reason === undefined) {
    const context = { olds, news, candidate, now };
    return { problems: refusals.map((refusal: Refusal) => describeRefusal(refusal, context)), reminders };
  }
  const reminder = `${short(candidate.sourceHash)} is deployed by a person's word and unverified: ${reason} (alexa:approve)`;
  return { proof: [{ approved: reason, sourceHash: candidate.sourceHash }], reminders: [...reminders, reminder] };
}

function candidateOf({ __sourceHash, __invocationName: name, locale }: Properties): Candidate {
  return {
    sourceHash: String(__sourceHash),
    invocationName: typeof name === "string" ? name : undefined,
    locale: String(locale),
  };
}

function heldProblem(sourceHash: string, reason: string): string {
  return [
    `${short(sourceHash)} is held, so it is not sent: ${reason} [promotion-held]`,
    "  ways on: deploy another release; or take it out of alexa:hold in the stack's configuration",
  ].join("\n");
}

/** A published skill answers to its name for the whole account, whichever stage asks. */
function sameName(used: UsedProof[], { skillId }: Properties): string[] {
  const other = used.find((proof) => proof.spokenName !== undefined && proof.skillId !== skillId);
  if (!other) return [];
  return [
    `the skill of ${other.from} is called "${other.spokenName}" as this one is: once one of them is published, a simulation that says the name reaches the published one alone; give each stage an overlay [promotion-same-name]`,
  ];
}
