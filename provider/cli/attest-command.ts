import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fromStatement } from "../model/promotion/attestation";
import { parseDuration } from "../model/promotion/duration";
import { type Proof, proofWords, short } from "../model/promotion/proof";
import { modelHash } from "../model/wire/model";
import { withUsageErrors } from "./options";
import { oneModel } from "./sources";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa attest verify FILE [options]

Reads what a gate has written (\`attestation\`, or \`gate --attestation\`): an in-toto statement of a test result. Tells what it proves, and all that is
not as asked. It verifies no signature: \`gh attestation verify\` or \`cosign verify-blob-attestation\` do.

  --model FILE          it has to be of this model (a file, or git:<rev>:<path>)
  --gate NAME           of this gate
  --locale LOCALE       of this locale
  --minimum-age 24h     passed at least so long ago (30m, 24h, 7d)
  --maximum-age 7d      passed at most so long ago

Exit code: 0 it proves what is asked, 1 it does not, 2 the call is wrong or could not be served.`;

const OPTIONS = {
  model: { type: "string" },
  gate: { type: "string" },
  locale: { type: "string" },
  "minimum-age": { type: "string" },
  "maximum-age": { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `pulumi-alexa attest verify` */
export async function runAttest(args: string[]): Promise<void> {
  const { values: options, positionals } = withUsageErrors(() =>
    parseArgs({ args, allowPositionals: true, options: OPTIONS }),
  );
  if (options.help) return console.log(HELP);
  const [verb, file, ...more] = positionals;
  if (verb !== "verify" || file === undefined || more.length > 0)
    throw new UsageError("attest verifies one file: pulumi-alexa attest verify orders.json");
  const [youngest, oldest] = [seconds("minimum-age", options), seconds("maximum-age", options)];
  const hash = options.model === undefined ? undefined : await hashOf(options.model);
  const found = fromStatement(readJson(file));
  const problems = typeof found === "string" ? [found] : wrongIn(found, { ...options, hash, youngest, oldest });
  for (const problem of problems) console.log(`${file} ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else if (typeof found !== "string")
    console.log(`${file}: ${short(found.sourceHash)} (${found.locale}) passed ${proofWords(found, Date.now())}`);
}

interface Asked {
  hash: string | undefined;
  model?: string | undefined;
  gate?: string | undefined;
  locale?: string | undefined;
  youngest: number | undefined;
  oldest: number | undefined;
}

function wrongIn({ sourceHash, gate, locale, at }: Proof, asked: Asked): string[] {
  const age = (Date.now() - Date.parse(at)) / 1_000;
  return [
    asked.hash !== undefined && asked.hash !== sourceHash
      ? `is of ${short(sourceHash)}, and ${asked.model} is ${short(asked.hash)}`
      : "",
    asked.gate !== undefined && asked.gate !== gate ? `is of the gate ${gate}, not ${asked.gate}` : "",
    asked.locale !== undefined && asked.locale !== locale ? `is of ${locale}, not ${asked.locale}` : "",
    asked.youngest !== undefined && age < asked.youngest ? `is too young: it passed at ${at}` : "",
    asked.oldest !== undefined && age > asked.oldest ? `is too old: it passed at ${at}` : "",
  ].filter(Boolean);
}

function seconds(
  flag: "minimum-age" | "maximum-age",
  options: Partial<Record<"minimum-age" | "maximum-age", string | undefined>>,
): number | undefined {
  const text = options[flag];
  const found = text === undefined ? undefined : parseDuration(text);
  if (text !== undefined && found === undefined) throw new UsageError(`--${flag} is "${text}": write 30m, 24h or 7d`);
  return found;
}

async function hashOf(name: string): Promise<string> {
  return modelHash((await oneModel("model", name)).model);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is no JSON" : `cannot be read: ${(error as Error).message}`;
    throw new UsageError(`${file} ${reason}`);
  }
}
