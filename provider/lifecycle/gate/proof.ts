import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { toStatement } from "../../model/promotion/attestation";
import { addProof, type Proof, readProofs } from "../../model/promotion/proof";
import { contentHash } from "../../model/wire/canonical";
import type { GateRun } from "../../report/gate-run";
import { totalsOf } from "../../report/totals";
import type { Context, Properties } from "../lifecycle";
import { type GateInputs, itemsOf } from "./properties";

/** What a gate that has passed proves of its model. */
export function proofOf(run: GateRun, inputs: GateInputs, model: ProvedModel): Proof {
  const { name, kind, skillId, stage, locale, minimumPassRate } = run;
  const { sourceHash, modelHash, version, commit } = model;
  const { total, passed } = totalsOf(run);
  return {
    ...{ sourceHash, modelHash, gate: gateName(name, locale), kind, suiteHash: suiteHash(inputs) },
    ...{ total, passed, minimumPassRate, skillId, stage, locale, version },
    spokenName: spokenName(run, inputs, model),
    at: new Date(run.ended).toISOString(),
    ...environment(process.env, commit),
  };
}

export type ProvedModel = NonNullable<GateInputs["model"]> & { sourceHash: string };

/** `orders-en-US` is the gate `orders` of its locale. */
export function gateName(name: string, locale: string): string {
  return name.endsWith(`-${locale}`) ? name.slice(0, -locale.length - 1) : name;
}

function suiteHash(inputs: GateInputs): string {
  return contentHash({ items: itemsOf(inputs), opening: inputs.opening });
}

/** The invocation name, where an utterance says it: another stage's name is then another utterance. */
function spokenName(run: GateRun, { opening }: GateInputs, { invocationName: name }: ProvedModel): string | undefined {
  if (run.kind !== "SkillSimulation" || name === undefined) return undefined;
  const said = [opening ?? "", ...run.outcomes.flatMap(({ turns }) => turns.map(({ input }) => input))];
  return said.some((text) => says(text, name, run.locale)) ? name : undefined;
}

function says(text: string, name: string, locale: string): boolean {
  const [said, sought] = [wordsOf(text), wordsOf(name)];
  // Japanese has no blanks, and Arabic joins "and", "to" or "the" to the next word.
  return /^(ja|ar)-/.test(locale) ? said.includes(sought.trim()) : said.includes(sought);
}

/** Between blanks, without punctuation: "shop's" is "shop" and "s". */
function wordsOf(text: string): string {
  return ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}

/** The commit, unless the release names one, and the run, as pipelines tell them. */
function environment(env: NodeJS.ProcessEnv, commit: string | undefined): Pick<Proof, "commit" | "run"> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  return {
    commit: commit ?? (env.GITHUB_SHA || env.CI_COMMIT_SHA || env.DELIVERY_COMMIT || undefined),
    run:
      (server && repository && id && `${server}/${repository}/actions/runs/${id}`) || env.CI_PIPELINE_URL || undefined,
  };
}

/** What the state keeps after a run: earlier proofs go on, and one more where this run proves something. */
export function provenOutputs(olds: Properties, proof: Proof | undefined, { ui }: Context): Properties {
  const earlier = readProofs(Array.isArray(olds.proofs) ? olds.proofs : []).proofs;
  const [last] = earlier;
  if (proof && last && last.total > proof.total)
    ui.warn(`the suite has ${proof.total} utterances, and had ${last.total} when it proved a model last`);
  return { proof, proofs: proof ? addProof(earlier, proof) : earlier };
}

/** A statement that cannot be written changes nothing of the verdict. */
export function writeAttestation(
  file: string | undefined,
  proof: Proof | undefined,
  { outcomes }: GateRun,
  { ui }: Context,
): void {
  if (file === undefined || proof === undefined) return;
  const failed = outcomes.filter(({ passed }) => !passed).map(({ place }) => place);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(toStatement(proof, failed), undefined, 2)}\n`);
  } catch (error) {
    ui.warn(`the attestation cannot be written to ${file}: ${(error as Error).message}`);
  }
}
