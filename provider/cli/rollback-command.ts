import { parseArgs } from "node:util";
import { short } from "../model/promotion/proof";
import { withUsageErrors, writerFor } from "./options";
import { candidates, hashAt, releasesOf } from "./stack/releases";
import { StackConfig } from "./stack/stack-config";
import { readStack, type StackState } from "./stack/stack-state";
import { shortHash } from "./stack/words";
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
  taken: string;
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
        cwd: { type: "string", default: "." },
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h", default: false },
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
  process.chdir(options.cwd);
  const config = StackConfig.open(name);
  const stack = readStack(name);
  const pinned = stack.models.filter(({ release }) => release !== undefined);
  if (pinned.length === 0)
    throw new UsageError(
      `no model of ${name} comes from a release (modelFile: "git:<rev>:<path>"), so there is nothing to pin`,
    );
  const run = releasesOf(name, `${config.project}:${options.key}`);
  const { release, taken } = await find(options.to, {
    stack: { ...stack, models: pinned },
    run,
    locale: options.locale,
  });
  const models = pinned.map((model) => ({
    locale: model.locale,
    before: model.sourceHash,
    after: hashAt(release, model),
  }));
  const changed = models.filter(({ before, after }) => before !== after);
  if (changed.length === 0) throw new UsageError(`${release} has the models that ${name} runs already`);
  // A model that both releases have must not be held.
  const hashes = new Set(changed.flatMap(({ before }) => before ?? []));
  const known = config.list("alexa:hold");
  const holds = [...hashes].filter((hash) => !known.some((text) => hash.startsWith(text.split(/[\s…]/)[0] ?? "-")));
  const rollback: Rollback = {
    ...{ stack: name, file: config.file, dryRun: options["dry-run"], release, taken, models },
    holds: holds.map((hash) => `${short(hash)} ${because}`),
    removed: config.remove("alexa:approve", (text) => holds.some((hash) => hash.startsWith(text.slice(0, 8)))),
  };
  config.setOwn(options.key, release);
  if (rollback.holds.length > 0) config.add("alexa:hold", rollback.holds);
  if (!rollback.dryRun) config.save();
  console.log(write(rollback));
}

interface Known {
  stack: StackState;
  /** The releases that the stack has run, newest first. */
  run: string[];
  locale: string | undefined;
}

async function find(to: string | undefined, known: Known): Promise<{ release: string; taken: string }> {
  const { stack, run } = known;
  if (to === undefined) {
    const [, last] = run;
    if (last === undefined)
      throw new UsageError(`the history of ${stack.name} has no release before the present one: name one with --to`);
    return { release: last, taken: "the last release that was deployed well" };
  }
  const version = /^version:(\d+)$/.exec(to)?.[1];
  if (version !== undefined) {
    const { releaseOfVersion } = await import("./stack/release-of-version.js");
    return { release: await releaseOfVersion(version, known), taken: `the release of version ${version}` };
  }
  if (/^[0-9a-f]{8,64}$/.test(to)) {
    const found = candidates(stack, run).find((release) =>
      stack.models.some((model) => hashAt(release, model)?.startsWith(to)),
    );
    if (found !== undefined) return { release: found, taken: `the release with the sourceHash ${to}` };
  }
  if (stack.models.every((model) => hashAt(to, model) === undefined))
    throw new UsageError(
      `${to} is neither a revision of git that has the models of ${stack.name}, nor a sourceHash of a release that it has run, of a tag or of a proof`,
    );
  return { release: to, taken: "a revision of git" };
}

const FORMATS: Record<string, (rollback: Rollback) => string> = {
  text: ({ file, dryRun, release, taken, models, holds, removed, stack }) =>
    [
      "It takes models back, and nothing else: not the skill's endpoint, account linking or catalogs, and no slot type version that was deleted since.",
      `${file}: ${dryRun ? "would be " : ""}${release} (${taken})`,
      ...models.map(({ locale, before, after }) =>
        before === after
          ? `${locale}: stays ${shortHash(after)}`
          : `${locale}: ${shortHash(before)} → ${shortHash(after)}`,
      ),
      ...holds.map((text) => `held: ${text}`),
      ...removed.map((text) => `no longer approved: ${text}`),
      `next: pulumi up --stack ${stack}`,
    ].join("\n"),
  json: (rollback) => JSON.stringify(rollback, undefined, 2),
};
