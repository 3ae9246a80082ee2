import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { canonicalJson } from "../model/wire/canonical";
import { modelHash } from "../model/wire/model";
import { withUsageErrors } from "./options";
import { isReadable, sourcesOf, type Unreadable } from "./sources";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa hash <file|folder|git:<rev>:<path>>… [options]

Prints the sourceHash of interaction models, as sha256sum does: what a stage promotes. A model whose program refers to a SlotTypeVersion has
another one, with the hash of its values: \`pulumi-alexa status\` tells that.

  --write FILE   write the bytes that are hashed, of one model, so that \`sha256sum FILE\` prints the same

Exit code: 0, or 2 where the call is wrong or could not be served.`;

/** `pulumi-alexa hash` */
export async function runHash(args: string[]): Promise<void> {
  const { values: options, positionals: names } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: { write: { type: "string" }, help: { type: "boolean", short: "h", default: false } },
    }),
  );
  if (options.help) return console.log(HELP);
  if (names.length === 0) throw new UsageError("hash needs a model: pulumi-alexa hash models/en-US.json");
  const sources = (await Promise.all(names.map(sourcesOf))).flat();
  if (sources.length === 0) throw new UsageError(`there is no model in ${names.join(", ")}`);
  const broken = sources.filter((source): source is Unreadable => !isReadable(source));
  if (broken.length > 0) throw new UsageError(broken.map(({ name, message }) => `${name} ${message}`).join("\n"));
  const models = sources.filter(isReadable);
  for (const { name, model } of models) console.log(`${modelHash(model)}  ${name}`);
  if (options.write === undefined) return;
  const [source, ...others] = models;
  if (!source || others.length > 0) throw new UsageError("--write takes one model");
  try {
    writeFileSync(options.write, canonicalJson(source.model));
  } catch (error) {
    throw new UsageError(`${options.write} cannot be written: ${(error as Error).message}`);
  }
}
