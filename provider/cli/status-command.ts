import { parseArgs } from "node:util";
import { decisionOn } from "../model/promotion/decision";
import { proofWords } from "../model/promotion/proof";
import { tableFormats } from "./format/table";
import { STACK_OPTIONS, withUsageErrors, writerFor } from "./options";
import { enterProject, StackConfig } from "./stack/stack-config";
import { type DeployedModel, readStack, type StackState, stacksOf } from "./stack/stack-state";
import { ageOf, releaseWords, shortHash } from "./stack/words";

const HELP = `Usage: pulumi-alexa status [STACK…] [options]

Tells what each stage runs, from the stacks' states and configurations alone: hash and release of each model, version at Amazon, age, what proves
it, and warnings: drift, builds that did not succeed or were not waited for, holds. Without STACK: every stack of the project.

  --cwd FOLDER                  the Pulumi project (default: here)
  --format text|json|markdown   (default text)

Exit code: 0 all is well, 1 there are warnings, 2 the call is wrong or could not be served.`;

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
  /** None where all is well. */
  warnings: string[];
}

/** `pulumi-alexa status` */
export async function runStatus(args: string[]): Promise<void> {
  const { values: options, positionals: names } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...STACK_OPTIONS,
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const rows = (names.length > 0 ? names : stacksOf()).map(readStack).flatMap((stack) => rowsOf(stack, Date.now()));
  console.log(rows.length > 0 ? write(rows, Date.now()) : "no stack has a model");
  if (rows.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
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
      warnings: [
        ...(model.driftedVersion
          ? [`edited elsewhere: version ${model.driftedVersion} in place of ${shortHash(model.deployedHash)}`]
          : []),
        ...(model.pendingHash ? ["its last build was not seen to succeed"] : []),
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
    "approved" in it ? `on a person's word: ${it.approved}` : `${proofWords(it, now)} (${it.from})`,
  );
}

const HEAD = ["Stack", "Locale", "Stage", "Hash", "Release", "Version", "Age", "Proved by", "Warnings"];
const cells = (row: Row, now: number): string[] => [
  ...[row.stack, row.locale, row.stage, shortHash(row.sourceHash), row.release, row.version ?? ""],
  ...[ageOf(row.modified, now), row.proofs.join("; "), row.warnings.join("; ")],
];

const FORMATS = tableFormats("models", HEAD, cells);
