import { parseArgs } from "node:util";
import { decisionOn } from "../model/promotion/decision";
import { proofWords } from "../model/promotion/proof";
import { tableFormats } from "./format/table";
import { STACK_OPTIONS, withUsageErrors, writerFor } from "./options";
import { sourceHashAt } from "./stack/releases";
import { enterProject, StackConfig } from "./stack/stack-config";
import { type DeployedModel, readStack, type StackState, stacksOf } from "./stack/stack-state";
import { ageOf, releaseWords, shortHash } from "./stack/words";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa status [STACK…] [options]

Tells what each stage runs, from the stacks' states and configurations alone: hash and release of each model, version at Amazon, age, what proves
it, and warnings: drift as the last refresh saw it, builds that did not succeed or were not waited for, holds, a release
that is configured and not deployed. Without STACK: every stack of the project.

  --key KEY                     the key that names the release (default release)
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
        key: { type: "string", default: "release" },
        ...STACK_OPTIONS,
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const rows = (names.length > 0 ? names : stacksOf())
    .map(readStack)
    .flatMap((stack) => rowsOf(stack, options.key, Date.now()));
  console.log(rows.length > 0 ? write(rows, Date.now()) : "no stack has a model");
  if (rows.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
}

function rowsOf({ name, models, proofs }: StackState, key: string, now: number): Row[] {
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
        ...notDeployed(model, readConfigured(config, key)),
        ...(model.pendingHash ? ["its last build was not seen to succeed"] : []),
        ...(held ? [`held: ${held.reason}`] : []),
        ...(approved && own.length === 0 ? [`approved: ${approved.reason}`] : []),
        ...hold.problems,
        ...approve.problems,
      ],
    };
  });
}

/** A key that holds something else is no release. */
function readConfigured(config: StackConfig, key: string): string | undefined {
  try {
    return config.own(key);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function notDeployed(model: DeployedModel, configured: string | undefined): string[] {
  const { deployedHash } = model;
  if (configured === undefined || model.release === undefined) return [];
  const hash = sourceHashAt(configured, model);
  if (hash === undefined) return [`configured for ${configured}, which git does not know here`];
  return hash === deployedHash ? [] : [`configured for ${configured} (${shortHash(hash)}), which is not deployed`];
}

function basisWords({ basis }: DeployedModel, now: number): string[] {
  return basis.map((it) =>
    "approved" in it ? `on a person's word: ${it.approved}` : `${proofWords(it, now)} (${it.from})`,
  );
}

const HEAD = ["Stack", "Locale", "Skill stage", "sourceHash", "Release", "Version", "Age", "Proved by", "Warnings"];
const cells = (row: Row, now: number): string[] => [
  ...[row.stack, row.locale, row.stage, shortHash(row.sourceHash), row.release, row.version ?? ""],
  ...[ageOf(row.modified, now), row.proofs.join("; "), row.warnings.join("; ")],
];

const FORMATS = tableFormats("models", HEAD, cells);
