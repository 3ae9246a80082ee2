import { formatDuration } from "./duration";
import { type Proof, readProofs, short, type UsedProof } from "./proof";
import { isAnyOf, type Requirement, type Verified } from "./requirement";

/** The release that a stage is to deploy. */
export interface Candidate {
  sourceHash: string;
  /** After the overlay; undefined where a preview does not know it yet. */
  readonly invocationName?: string | undefined;
  /** The name must not be quoted. */
  secret?: boolean;
  locale: string;
}

/** Why a release may not be deployed. */
export interface Refusal {
  id:
    | "promotion-unverified"
    | "promotion-too-young"
    | "promotion-other-overlay"
    | "promotion-unreadable"
    | "promotion-no-attestation";
  /** In words, without the id. */
  text: string;
  from: string;
  /** What that gate proved last, of any release. */
  last?: UsedProof | undefined;
}

export interface Verdict {
  used: UsedProof[];
  refusals: Refusal[];
}

/** Judges all of the requirements; `now` in milliseconds since 1970. */
export function judge(requirements: Requirement[], candidate: Candidate, now: number): Verdict {
  const verdicts = requirements.map((requirement) =>
    isAnyOf(requirement) ? judgeAny(requirement.anyOf, candidate, now) : judgeVerified(requirement, candidate, now),
  );
  return { used: verdicts.flatMap(({ used }) => used), refusals: verdicts.flatMap(({ refusals }) => refusals) };
}

function judgeAny(alternatives: Requirement[], candidate: Candidate, now: number): Verdict {
  const verdicts = alternatives.map((alternative) => judge([alternative], candidate, now));
  const passed = verdicts.find(({ refusals }) => refusals.length === 0);
  return passed ?? { used: [], refusals: verdicts.flatMap(({ refusals }) => refusals) };
}

function judgeVerified(
  { from, gates, minimumAge = 0, proofs, unreadable }: Verified,
  candidate: Candidate,
  now: number,
): Verdict {
  if (!Array.isArray(proofs)) {
    const text = `${from} has no proofs to read: let it export alexaProofs = alexa.proofs([…])`;
    const refusal: Refusal =
      unreadable === undefined
        ? { id: "promotion-unreadable", text, from }
        : { id: "promotion-no-attestation", text: unreadable, from };
    return { used: [], refusals: [refusal] };
  }
  const { proofs: read, unreadable: spoilt } = readProofs(proofs);
  const ofLocale = read.filter(({ locale }) => locale === candidate.locale);
  const results = gates.map((gate) => {
    const ofGate = ofLocale.filter((proof) => proof.gate === gate).map((proof) => ({ ...proof, from }));
    return judgeGate(gate, ofGate, { from, minimumAge, spoilt, candidate, now });
  });
  return {
    used: results.flatMap((result) => ("at" in result ? [result] : [])),
    refusals: results.flatMap((result) => ("at" in result ? [] : [result])),
  };
}

/** Whether a proof counts under the candidate's name: a simulation that said another one proves nothing of it. */
export function isSpokenName({ spokenName }: Pick<Proof, "spokenName">, candidate: Candidate): boolean {
  if (spokenName === undefined) return true;
  const { invocationName } = candidate;
  return invocationName === undefined || invocationName === spokenName;
}

interface Terms {
  from: string;
  minimumAge: number;
  /** How many of the list are no proofs. */
  spoilt: number;
  candidate: Candidate;
  now: number;
}

/** The proof that the oldest run gave, which stays the same while newer ones come, or why there is none. */
function judgeGate(
  gate: string,
  proofs: UsedProof[],
  { from, minimumAge, spoilt, candidate, now }: Terms,
): UsedProof | Refusal {
  const { sourceHash, secret } = candidate;
  const byAge = [...proofs].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const ofRelease = byAge.filter((proof) => proof.sourceHash === sourceHash);
  const what = `${short(sourceHash)} has not passed "${gate}" in ${from}`;
  const unread = spoilt > 0 ? ` (${spoilt} entries of its list are no proofs as this version writes them)` : "";
  if (ofRelease.length === 0) return { id: "promotion-unverified", text: what + unread, from, last: byAge.at(-1) };
  const sameName = ofRelease.filter((proof) => isSpokenName(proof, candidate));
  const [oldest] = sameName;
  if (!oldest) {
    const names = `its utterances say "${ofRelease[0]?.spokenName}", and this model is called ${secret ? "otherwise" : `"${candidate.invocationName}"`}`;
    return { id: "promotion-other-overlay", text: `${what} under the name of this stage: ${names}`, from };
  }
  const age = (now - Date.parse(oldest.at)) / 1_000;
  if (minimumAge === 0 || age >= minimumAge) return oldest;
  const since =
    age < 0 ? `at ${oldest.at}, which this machine's clock has still to come to` : `${formatDuration(age)} ago`;
  const text = `${short(sourceHash)} passed "${gate}" in ${from} ${since}, and ${formatDuration(minimumAge)} are asked for`;
  return { id: "promotion-too-young", text, from };
}
