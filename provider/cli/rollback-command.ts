import { parseArgs } from "node:util";
import { decisionOn, readDecisions } from "../model/promotion/decision";
import { short } from "../model/promotion/proof";
import { STACK_OPTIONS, withUsageErrors, writerFor } from "./options";
import { findRelease, type PinnedModel } from "./stack/find-release";
import { releasesOf, sourceHashAt } from "./stack/releases";
import { enterProject, StackConfig } from "./stack/stack-config";
import { readStack, type StackState } from "./stack/stack-state";
import { revisionOf, shortHash } from "./stack/words";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa rollback STACK --because TEXT [options]

Writes the way back into the configuration of a stack (Pulumi.STACK.yaml): the release that it is to run (key <project>:release), and a hold
(alexa:hold) of what it runs now, so that no pipeline brings that back. Nothing is deployed: \`pulumi up\` does that.

  --to RELEASE|HASH|version:N   a revision of git, the first 8 digits or more of a sourceHash, or a version at Amazon, which alone asks Amazon
                                (default: the last release that was deployed well before the present one)
  --because TEXT                why: it stands in the hold
  --locale LOCALE               the model that version:N is of, where the stack has several
  --key KEY                     the key that names the release (default release)
  --dry-run                     write nothing
  --cwd FOLDER                  the Pulumi project (default: here)
  --format text|json            (default text)

It takes models back, and nothing else: not the skill's endpoint, account linking or catalogs, and no slot type version that was deleted since.

Exit code: 0 written, 2 the call is wrong or could not be served.`;

interface Rollback {
  stack: string;
  file: string;
  dryRun: boolean;
  release: string;
  /** What \`--to\` was taken for. */
  resolvedAs: string;
  models: { locale: string; before: string | undefined; after: string | undefined }[];
  holds: string[];
  /** Approvals of what is held now. */
  removed: string[];
}

/** `pulumi-alexa rollback` */
export async function runRollback(args: string[]): Promise<void> {
  const { values: options, positionals } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: "string" },
        because: { type: "string" },
        locale: { type: "string" },
        key: { type: "string", default: "release" },
        "dry-run": { type: "boolean", default: false },
        ...STACK_OPTIONS,
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const [name, ...more] = positionals;
  const because = options.because?.trim().replaceAll(/\s+/g, " ");
  if (name === undefined || more.length > 0 || !because)
    throw new UsageError(
      'rollback needs a stack and a reason: pulumi-alexa rollback prod --because "wrong drinks are ordered"',
    );
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const config = StackConfig.open(name);
  const { decisions, problems } = config.decisions("hold");
  if (problems.length > 0) throw new UsageError(`${config.file}: ${problems.join("; ")}`);
  const stack = readStack(name);
  const pinned = pinnedModels(stack, config.own(options.key));
  const deployed = releasesOf(name, config.keyOf(options.key));
  const known = { stack, pinned, deployed, locale: options.locale, holds: decisions };
  const { release, resolvedAs } = await findRelease(options.to, known);
  const models = pinned.map(({ model, before }) => ({
    ...{ locale: model.locale, before, after: sourceHashAt(release, model), deployed: model.deployedHash },
  }));
  const held = models.map(({ after }) => decisionOn(after ?? "", decisions)).find((it) => it !== undefined);
  if (held) throw new UsageError(`${release} is held (${held.reason}): take ${held.hash} out of alexa:hold first`);
  const changed = models.filter(({ before, after }) => before !== after);
  if (changed.length === 0) throw new UsageError(`${release} has the models that ${name} runs already`);
  const hashes = [
    ...new Set(changed.flatMap(({ before, deployed, after }) => [before, deployed].filter((it) => it !== after))),
  ].filter((it) => it !== undefined);
  const isTakenBack = (text: string) =>
    readDecisions("approve", text).decisions.some(({ hash }) => hashes.some((it) => it.startsWith(hash)));
  const rollback: Rollback = {
    ...{ stack: name, file: config.file, dryRun: options["dry-run"], release, resolvedAs, models },
    holds: hashes.filter((hash) => !decisionOn(hash, decisions)).map((hash) => `${short(hash)} ${because}`),
    removed: config.remove("alexa:approve", isTakenBack),
  };
  config.setOwn(options.key, release);
  if (rollback.holds.length > 0) config.add("alexa:hold", rollback.holds);
  if (!rollback.dryRun) config.save();
  console.log(write(rollback));
}

/** The models that come from a release, each with the hash that is taken back. */
function pinnedModels({ name, models }: StackState, configured: string | undefined): PinnedModel[] {
  const pinned = models.filter(({ release }) => release !== undefined);
  if (pinned.length === 0)
    throw new UsageError(
      `no model of ${name} comes from a release (modelFile: "git:<rev>:<path>"), so there is nothing to pin`,
    );
  return pinned.map((model) => {
    const { pendingHash, deployedHash } = model;
    // A branch may have moved since it was deployed.
    const wasDeployed = pendingHash === undefined && configured === revisionOf(model);
    const declared = configured === undefined || wasDeployed ? undefined : sourceHashAt(configured, model);
    return { model, before: declared ?? deployedHash };
  });
}

const FORMATS: Record<string, (rollback: Rollback) => string> = {
  text: ({ file, dryRun, release, resolvedAs, models, holds, removed, stack }) =>
    [
      "It takes models back, and nothing else: not the skill's endpoint, account linking or catalogs, and no slot type version that was deleted since.",
      `${file}: ${dryRun ? "would be " : ""}${release} (${resolvedAs})`,
      ...models.map(({ locale, before, after }) =>
        before === after
          ? `${locale}: stays ${shortHash(after)}`
          : `${locale}: ${shortHash(before)} → ${shortHash(after)}`,
      ),
      ...holds.map((text) => `${dryRun ? "would be " : ""}held: ${text}`),
      ...removed.map((text) => `${dryRun ? "would be " : ""}no longer approved: ${text}`),
      dryRun ? "next: the same without --dry-run" : `next: pulumi up --stack ${stack}`,
    ].join("\n"),
  json: (rollback) => JSON.stringify(rollback, undefined, 2),
};
