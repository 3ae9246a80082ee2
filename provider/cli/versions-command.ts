import { parseArgs } from "node:util";
import { hasMarker, isMarked, markerOf, withoutMarker } from "../lifecycle/marker";
import { modelHash } from "../model/wire/model";
import { getModelVersion, listModelVersions, type ModelVersion } from "../smapi/operations/interaction-models";
import { tableFormats } from "./format/table";
import { STACK_OPTIONS, wholeNumber, withUsageErrors, writerFor } from "./options";
import { asked, clientOf } from "./stack/account";
import { knownReleases, modelHashAt, releasesOf } from "./stack/releases";
import { enterProject, StackConfig } from "./stack/stack-config";
import { type DeployedModel, readStack } from "./stack/stack-state";
import { shortHash } from "./stack/words";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa versions STACK [options]

Tells which versions of a stack's models Amazon has, newest first: number, modelHash, date, who made it, and which release it is. It asks Amazon, with
the credentials of the stack's configuration, else of the environment, else of ask-cli's profile.

  --locale LOCALE               of this model alone
  --limit N                     so many of each model, since each is read (default 10)
  --key KEY                     the key that names the release (default release)
  --cwd FOLDER                  the Pulumi project (default: here)
  --format text|json|markdown   (default text)

Exit code: 0, or 2 where the call is wrong or could not be served.`;

interface Row {
  locale: string;
  version: string;
  modelHash: string;
  date: string | undefined;
  /** Whose marker the description has. */
  by: "this stack" | "another stack or resource" | "another client";
  release: string | undefined;
  description: string | undefined;
  isDeployed: boolean;
}

/** `pulumi-alexa versions` */
export async function runVersions(args: string[]): Promise<void> {
  const { values: options, positionals } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        locale: { type: "string" },
        limit: { type: "string", default: "10" },
        key: { type: "string", default: "release" },
        ...STACK_OPTIONS,
      },
    }),
  );
  if (options.help) return console.log(HELP);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError("versions needs a stack: pulumi-alexa versions prod");
  const limit = wholeNumber("limit", options.limit);
  const write = writerFor(options.format, FORMATS);
  enterProject(options.cwd);
  const stack = readStack(name);
  const models = stack.models.filter(({ locale }) => options.locale === undefined || locale === options.locale);
  if (models.length === 0)
    throw new UsageError(`${name} has no model${options.locale ? ` of the locale ${options.locale}` : ""}`);
  const releases = knownReleases(stack, releasesOf(name, StackConfig.open(name).keyOf(options.key)));
  const client = clientOf(name);
  const rows: Row[] = [];
  for (const model of models) {
    const listed = (await asked(listModelVersions(client, model))).slice(0, limit);
    // Of several with one model, the newest.
    const hashes = new Map(releases.map((release) => [modelHashAt(release, model), release] as const).reverse());
    for (const found of listed) {
      const hash = modelHash((await asked(getModelVersion(client, model, found.version))).interactionModel);
      rows.push(toRow(model, found, hash, hashes.get(hash)));
    }
  }
  console.log(write(rows, Date.now()));
}

function toRow(
  model: DeployedModel,
  { version, description, creationTime }: ModelVersion,
  hash: string,
  release: string | undefined,
): Row {
  const isOurs = isMarked(description, markerOf(model.urn, model.stackId));
  return {
    ...{ locale: model.locale, version, modelHash: hash, date: creationTime, release },
    by: isOurs ? "this stack" : hasMarker(description) ? "another stack or resource" : "another client",
    description: withoutMarker(description),
    isDeployed: version === model.version,
  };
}

const HEAD = ["Locale", "Version", "modelHash", "Date", "By", "Release", "Description"];
const cells = ({ locale, version, modelHash: hash, date, by, release, description, isDeployed }: Row): string[] => [
  ...[locale, isDeployed ? `${version} (this stack's)` : version, shortHash(hash), date ?? "", by, release ?? ""],
  description ?? "",
];

const FORMATS = tableFormats("versions", HEAD, cells);
