import { parseArgs } from "node:util";
import { linesOf, lineText, modelChanges, summaryOf } from "../model/diff";
import { decisionOn } from "../model/promotion/decision";
import { proofWords } from "../model/promotion/proof";
import { fromWire } from "../model/wire/model";
import { cell, differenceBlock } from "./format/markdown";
import { STACK_OPTIONS, withUsageErrors, writerFor } from "./options";
import { sourceHashAt } from "./stack/releases";
import { enterProject, StackConfig } from "./stack/stack-config";
import { type DeployedModel, readStack, type StackState } from "./stack/stack-state";
import { revisionOf, shortHash } from "./stack/words";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa promote FROM TO [options]

Writes the release that the stack FROM runs into the configuration of the stack TO (Pulumi.TO.yaml, key <project>:release), and tells what that
changes in words, and what has proved it. Amazon is not asked and nothing is deployed: \`pulumi up\` does that.

  --key KEY                     the key that names the release (default release)
  --dry-run                     write nothing
  --cwd FOLDER                  the Pulumi project (default: here)
  --format text|json|markdown   markdown is the body of a pull request (default text)

Exit code: 0 written, 1 written, with warnings, 2 the call is wrong or could not be served.`;

interface Promotion {
  from: string;
  to: string;
  release: string;
  before: string | undefined;
  file: string;
  dryRun: boolean;
  models: PromotedModel[];
  warnings: string[];
}

interface PromotedModel {
  locale: string;
  before: string | undefined;
  after: string | undefined;
  summary: string;
  lines: string[];
  proofs: string[];
}

/** `pulumi-alexa promote` */
export async function runPromote(args: string[]): Promise<void> {
  const { values: options, positionals } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: "string", default: "release" },
        "dry-run": { type: "boolean", default: false },
        ...STACK_OPTIONS,
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const [from, to, ...more] = positionals;
  if (from === undefined || to === undefined || more.length > 0 || from === to)
    throw new UsageError("promote needs two stacks: pulumi-alexa promote staging prod");
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const source = StackConfig.open(from);
  const target = StackConfig.open(to);
  if (source.file === target.file) throw new UsageError(`${from} and ${to} are the same stack (${source.file})`);
  const release = source.own(options.key);
  if (release === undefined)
    throw new UsageError(
      `${source.file} has no ${source.keyOf(options.key)}: where ${from} sends the working tree, tag a commit and run \`pulumi config set release TAG --stack ${to}\`; else name the key with --key`,
    );
  const before = target.own(options.key);
  const promotion: Promotion = {
    ...{ from, to, release, before, file: target.file, dryRun: options["dry-run"] },
    ...compare(stackRunning(from, release), readStack(to), target),
  };
  target.setOwn(options.key, release);
  if (!promotion.dryRun) target.save();
  console.log(write(promotion));
  if (promotion.warnings.length > 0) process.exitCode = 1;
}

/** The stack, if it runs what it is configured for. */
function stackRunning(name: string, release: string): StackState {
  const stack = readStack(name);
  const { models } = stack;
  if (models.length === 0) throw new UsageError(`the stack ${name} has no model: deploy it first`);
  const other = models.find((model) => (sourceHashAt(release, model) ?? model.sourceHash) !== model.sourceHash);
  if (other === undefined) return stack;
  throw new UsageError(
    `${name} is configured for ${release}, and runs ${revisionOf(other) ?? "another model"} (${other.locale}): \`pulumi up --stack ${name}\` first`,
  );
}

function compare(from: StackState, to: StackState, config: StackConfig): Pick<Promotion, "models" | "warnings"> {
  const { decisions: holds, problems } = config.decisions("hold");
  const warnings = [...problems];
  const models = from.models.map((model) => {
    const { locale, sourceHash } = model;
    const proofs = from.proofs.filter((proof) => proof.sourceHash === sourceHash && proof.locale === locale);
    const held = decisionOn(sourceHash ?? "", holds);
    if (proofs.length === 0)
      warnings.push(`${locale}: no gate of ${from.name} has passed for ${shortHash(sourceHash)}`);
    if (held) warnings.push(`${locale}: ${to.name} holds ${shortHash(sourceHash)}: ${held.reason}`);
    const there = to.models.find((it) => it.locale === locale);
    const changes = changesBetween(there, model);
    return {
      ...{ locale, before: there?.sourceHash, after: sourceHash },
      ...(changes ?? { summary: "not shown, since the model is a secret", lines: [] }),
      proofs: proofs.map((proof) => proofWords(proof, Date.now())),
    };
  });
  return { models, warnings };
}

/** Undefined where one of the two is a secret. */
function changesBetween(before: DeployedModel | undefined, after: DeployedModel) {
  if (after.model === undefined || (before && before.model === undefined)) return undefined;
  if (before === undefined) return { summary: "new, with all that is in it", lines: [] };
  const changes = modelChanges(released(before), released(after));
  const summary = changes.length > 0 ? summaryOf(changes) : "no difference";
  return { summary, lines: linesOf(changes).map(lineText) };
}

const released = ({ model = "", references }: DeployedModel) => fromWire({ text: model, references });

const FORMATS: Record<string, (promotion: Promotion) => string> = {
  text: (it) =>
    [
      `${it.file}: ${it.dryRun ? "would be " : ""}${it.release}${it.before === undefined ? "" : `, was ${it.before}`} (${it.from} → ${it.to})`,
      ...it.models.flatMap(({ locale, before, after, summary, lines, proofs }) => [
        `${locale}: ${shortHash(before)} → ${shortHash(after)}: ${summary}`,
        ...lines.map((line) => `  ${line}`),
        ...proofs.map((proof) => `  proved in ${it.from}: ${proof}`),
      ]),
      ...it.warnings.map((text) => `warning: ${text}`),
      `next: pulumi preview --stack ${it.to}`,
    ].join("\n"),
  json: (it) => JSON.stringify(it, undefined, 2),
  markdown: (it) =>
    [
      `## Promote ${cell(it.release)} from ${cell(it.from)} to ${cell(it.to)}`,
      ...(it.before === undefined ? [] : [`It replaces ${cell(it.before)}.`]),
      ...it.models.flatMap(({ locale, before, after, summary, lines, proofs }) => [
        `### ${locale}: ${cell(summary)}`,
        `\`${shortHash(before)}\` → \`${shortHash(after)}\`${proofs.length > 0 ? `; proved in ${cell(it.from)}: ${cell(proofs.join("; "))}` : ""}`,
        ...differenceBlock(lines, it.models.length),
      ]),
      ...(it.warnings.length > 0 ? [`### Warnings\n\n${it.warnings.map((text) => `- ${cell(text)}`).join("\n")}`] : []),
    ].join("\n\n"),
};
