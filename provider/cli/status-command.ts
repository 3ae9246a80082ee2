import { parseArgs } from "node:util";
import { decisionOn } from "../model/promotion/decision";
import type { Proof } from "../model/promotion/proof";
import { columns } from "./format/columns";
import { cell, table } from "./format/markdown";
import { withUsageErrors, writerFor } from "./options";
import { enterProject, StackConfig } from "./stack/stack-config";
import { type DeployedModel, readStack, type StackState, stacksOf } from "./stack/stack-state";
import { ageOf, proofWords, releaseWords, shortHash } from "./stack/words";

const HELP = `Usage: pulumi-alexa status [STACK…] [options]

Tells what each stage runs, from the stacks' states and configurations alone: hash and release of each model, version at Amazon, age, what proves
it, and what needs care: drift, builds that are not over, holds. Without STACK: every stack of the project.

  --cwd FOLDER                  the Pulumi project (default: here)
  --format text|json|markdown   (default text)

Exit code: 0 all is well, 1 something needs care, 2 the call is wrong or could not be served.`;

/** One model of one stack. */
interface Row {
  stack: string;
  locale: string;
  stage: string;
  sourceHash: string | undefined;
  release: string;
  version: string | undefined;
  modified: string | undefined;
  /** In words: of the stage before, and of this one. */
  proofs: string[];
  /** In words; none where all is well. */
  care: string[];
}

/** `pulumi-alexa status` */
export async function runStatus(args: string[]): Promise<void> {
  const { values: options, positionals: names } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        cwd: { type: "string", default: "." },
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const rows = (names.length > 0 ? names : stacksOf()).map(readStack).flatMap((stack) => rowsOf(stack, Date.now()));
  console.log(rows.length > 0 ? write(rows, Date.now()) : "no stack has a model");
  if (rows.some(({ care }) => care.length > 0)) process.exitCode = 1;
}

function rowsOf({ name, models, proofs }: StackState, now: number): Row[] {
  const config = StackConfig.open(name);
  const [hold, approve] = [config.decisions("hold"), config.decisions("approve")];
  return models.map((model) => {
    const { locale, stage, sourceHash = "", version, modified } = model;
    const own = proofs.filter((proof) => proof.sourceHash === sourceHash && proof.locale === locale);
    const held = decisionOn(sourceHash, hold.decisions);
    const approved = decisionOn(sourceHash, approve.decisions);
    return {
      ...{ stack: name, locale, stage, sourceHash: model.sourceHash, release: releaseWords(model), version, modified },
      proofs: [...basisWords(model, now), ...own.map((proof) => `${proofWords(proof, now)} (here)`)],
      care: [
        ...(model.driftedVersion
          ? [`edited elsewhere: version ${model.driftedVersion} in place of ${shortHash(model.deployedHash)}`]
          : []),
        ...(model.pendingHash ? ["its last build did not succeed"] : []),
        ...(held ? [`held: ${held.reason}`] : []),
        ...(approved && own.length === 0 ? [`approved: ${approved.reason}`] : []),
        ...hold.problems,
        ...approve.problems,
      ],
    };
  });
}

function basisWords({ basis }: DeployedModel, now: number): string[] {
  return basis.map((it) =>
    "approved" in it ? `on a person's word: ${it.approved}` : `${proofWords(it as unknown as Proof, now)} (${it.from})`,
  );
}

const HEAD = ["Stack", "Locale", "Stage", "Hash", "Release", "Version", "Age", "Proved by", "Needs care"];
const cells = (row: Row, now: number): string[] => [
  ...[row.stack, row.locale, row.stage, shortHash(row.sourceHash), row.release, row.version ?? ""],
  ...[ageOf(row.modified, now), row.proofs.join("; "), row.care.join("; ")],
];

const FORMATS: Record<string, (rows: Row[], now: number) => string> = {
  text: (rows, now) => columns([HEAD, ...rows.map((row) => cells(row, now))]),
  json: (rows) => JSON.stringify({ models: rows }, undefined, 2),
  markdown: (rows, now) =>
    table(
      HEAD,
      rows.map((row) => cells(row, now).map(cell)),
    ),
};
