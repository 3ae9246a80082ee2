import { parseArgs } from "node:util";
import { diff } from "./diff";
import { paintFor } from "./format/colour";
import { differenceFormats } from "./format/difference";
import { REPORT_OPTIONS, withUsageErrors, writerFor } from "./options";
import { sourcesOf } from "./sources";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa diff <old> <new> [options]

Tells in words what changed between two interaction models: intents, samples, slots, values, dialogs, prompts, settings. Each of the two is a
file, a folder such as an ask-cli skill package, or git:<rev>:<path>, with a path from the repository's root, or from here where it
begins with ./

  --format text|json|markdown|github   json has all that makes the new model of the old; markdown is for a pull request (default text)
  --exit-zero                          exit with 0 whatever differs

Exit code: 0 no difference, 1 differences found, 2 the call is wrong or could not be served.

Examples:
  pulumi-alexa diff git:HEAD:models/en-US.json models/en-US.json
  pulumi-alexa diff old/skill-package skill-package --format markdown --exit-zero`;

/** `pulumi-alexa diff` */
export async function runDiff(args: string[]): Promise<void> {
  const { values: options, positionals: names } = withUsageErrors(() =>
    parseArgs({ args, allowPositionals: true, options: REPORT_OPTIONS }),
  );
  if (options.help) return console.log(HELP);
  const [before, after, ...more] = names;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError("diff needs two models: pulumi-alexa diff git:HEAD:models/en-US.json models/en-US.json");
  const write = writerFor(options.format, differenceFormats);
  const [one, other] = await Promise.all([sourcesOf(before), sourcesOf(after)]);
  const models = diff(one, other);
  console.log(write(models, paintFor(process.stdout, process.env)));
  const differs = models.some(({ fate, changes }) => fate !== "kept" || changes.length > 0);
  if (differs && !options["exit-zero"]) process.exitCode = 1;
}
