import { modelChanges, redactedSummaryOf, summaryOf } from "../../model/diff";
import { isGitName, parseGitName } from "../../model/document/git-file";
import { tryReadModel } from "../../model/document/try-read-model";
import type { Candidate, Refusal } from "../../model/promotion/judge";
import { countsWords, proofWords, short, type UsedProof } from "../../model/promotion/proof";
import { fromWire, modelHash } from "../../model/wire/model";
import { hasUnknown } from "../../model/wire/unknown";
import type { Properties } from "../lifecycle";

/** `promotes 3f9a2c1e (4e5f6a10), passed in acme/coffee/staging: orders 50 of 50, 26 h ago` */
export function promotedWords({ sourceHash }: Candidate, used: UsedProof[], commit: unknown, now: number): string {
  const stacks = [...new Set(used.map(({ from }) => from))];
  const passed = stacks.map((from) => {
    const gates = used.filter((proof) => proof.from === from).map((proof) => proofWords(proof, now));
    return `passed in ${from}: ${gates.join(", ")}`;
  });
  const ofCommit = typeof commit === "string" ? ` (${short(commit)})` : "";
  return [`promotes ${short(sourceHash)}${ofCommit}`, ...passed].join(", ");
}

interface Situation {
  olds: Properties;
  news: Properties;
  candidate: Candidate;
  now: number;
}

/** Why a release is refused, what was proved instead, how that differs, and the ways on. */
export function describeRefusal({ id, text, from, last }: Refusal, situation: Situation): string {
  const { now } = situation;
  const lines = [`${text}, so it is not sent [${id}]`];
  if (last) {
    const version = last.version === undefined ? "" : `version ${last.version}, `;
    const commit = last.commit === undefined ? "" : `, commit ${short(last.commit)}`;
    lines.push(`  passed there: ${short(last.sourceHash)} (${version}${countsWords(last, now)}${commit})`);
    const difference = differenceFrom(last, situation);
    if (difference !== undefined) lines.push(`  from ${short(last.sourceHash)} to this: ${difference}`);
  }
  return [...lines, `  ways on: ${waysOn(id, from, last, situation).join("; ")}`].join("\n");
}

export function describeHold(sourceHash: string, reason: string, news: Properties): string {
  const file = `Pulumi.${stackOf(news) ?? "<stack>"}.yaml`;
  return [
    `${short(sourceHash)} is held, so it is not sent: ${reason} [promotion-held]`,
    `  ways on: deploy another release; take it out of alexa:hold in ${file}`,
  ].join("\n");
}

const FIRST_WAY: Record<Refusal["id"], (from: string) => string> = {
  "promotion-unverified": (from) => `deploy this release to ${from}`,
  "promotion-too-young": () => "wait",
  "promotion-other-overlay": (from) => `add a gate to ${from} that does not say the name, such as an NluProfile`,
  "promotion-unreadable": (from) => `deploy to ${from}`,
  "promotion-no-attestation": () => "let a gate of the stage before write it (`attestation`)",
};

function waysOn(
  id: Refusal["id"],
  from: string,
  last: UsedProof | undefined,
  { news, candidate }: Situation,
): string[] {
  const other = last?.commit ? [`promote ${short(last.sourceHash)} (commit ${short(last.commit)})`] : [];
  return [FIRST_WAY[id](from), ...other, approval(candidate, news)];
}

/** The command that approves a release. */
function approval({ sourceHash }: Candidate, news: Properties): string {
  const stack = stackOf(news);
  const option = stack === undefined ? "" : `--stack ${stack} `;
  return `\`pulumi config set ${option}alexa:approve "${short(sourceHash)} <why>"\``;
}

function stackOf({ __urn: urn }: Properties): string | undefined {
  return /^urn:pulumi:(.*?)::/.exec(String(urn))?.[1];
}

/** In words, where the other release can still be read: from the state, or from git. */
function differenceFrom(last: UsedProof, { olds, news }: Situation): string | undefined {
  const before = olds.__sourceHash === last.sourceHash ? releasedModel(olds) : modelAt(last, news.__file);
  const after = releasedModel(news);
  if (!before || !after) return undefined;
  const changes = modelChanges(before, after);
  return news.__secret || olds.__secret ? redactedSummaryOf(changes) : summaryOf(changes);
}

function releasedModel({ model, references }: Properties): Record<string, unknown> | undefined {
  if (typeof model !== "string" || hasUnknown(references)) return undefined;
  return fromWire({ text: model, references: (references ?? {}) as Record<string, unknown> });
}

/** The model file as it was at the commit of a proof, if it is what was proved. */
function modelAt({ commit, sourceHash }: UsedProof, file: unknown): Record<string, unknown> | undefined {
  if (commit === undefined || typeof file !== "string") return undefined;
  const path = isGitName(file) ? parseGitName(file).path : `./${file}`;
  const found = tryReadModel(`git:${commit}:${path}`);
  return found && modelHash(found) === sourceHash ? found : undefined;
}
