import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Account } from "../lifecycle/account";
import { checkGate } from "../lifecycle/gate/check";
import { failureTable, headline } from "../lifecycle/gate/messages";
import { gateInputs } from "../lifecycle/gate/properties";
import { runUndisturbed } from "../lifecycle/gate/undisturbed-run";
import type { Context, Properties } from "../lifecycle/lifecycle";
import type { Proof } from "../model/promotion/proof";
import type { GateRun } from "../report/gate-run";
import { type Totals, totalsOf } from "../report/totals";
import { readSettings } from "../smapi/auth/settings";
import { withRequestContext } from "../smapi/http/request-context";
import { SmapiClient } from "../smapi/operations/client";
import { readGate } from "./gate/read-gate";
import { deployedModel } from "./gate/release";
import { withUsageErrors, writerFor } from "./options";
import { UsageError } from "./usage-error";

const HELP = `Usage: pulumi-alexa gate --skill ID --locale LOCALE --suite FILE [options]

Tries utterances as the resources NluProfile and SkillSimulation do, without Pulumi: for pipelines. The credentials are those of the environment or of
ask-cli's profile. Where GITHUB_OUTPUT or DELIVERY_OUTPUTS names a file, the result is added to it.

  --name NAME                   of the gate, in reports and proofs (default gate)
  --kind nlu|simulation         (default nlu)
  --stage development|live      (default development)
  --opening TEXT, --enable      of a simulation
  --minimum-pass-rate RATE      from 0 to 1 (default 1)
  --timeout SECONDS             of a simulation (default 60)
  --report FILE.html            write the page of the run
  --model FILE                  the release that has to stand at Amazon, whatever its invocation name: a file, or git:<rev>:<path>
  --attestation FILE.json       write what is proved of it as an in-toto statement; needs --model
  --format text|json|markdown   (default text)

Exit code: 0 passed, 1 did not pass or has no result, 2 the call is wrong or could not be served.`;

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ skill: text, locale: text, suite: text, opening: text, timeout: text, report: text, model: text },
  ...{ attestation: text, "minimum-pass-rate": text },
  enable: { type: "boolean" },
  name: { type: "string", default: "gate" },
  kind: { type: "string", default: "nlu" },
  stage: { type: "string", default: "development" },
  format: { type: "string", default: "text" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `pulumi-alexa gate` */
export async function runGateCommand(args: string[]): Promise<void> {
  const { values: options } = withUsageErrors(() => parseArgs({ args, options: OPTIONS }));
  if (options.help) return console.log(HELP);
  const write = writerFor(options.format, FORMATS);
  const { kind, news, problems } = await readGate(options);
  const checked = checkGate(kind, news);
  const all = [...problems, ...checked.problems];
  if (all.length > 0) throw new UsageError(all.join("\n"));
  const context = makeContext();
  for (const warning of checked.warnings) context.ui.warn(warning);
  const cancel = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => cancel.abort());
  const result = await withRequestContext({ observe: () => {}, signal: cancel.signal }, () =>
    attempt(kind, checked.inputs, options.model, context),
  );
  report(result);
  console.log(write(result));
  if (!result.passes) process.exitCode = 1;
}

interface Result {
  run?: GateRun | undefined;
  passes: boolean;
  proof?: Proof | undefined;
  /** Why there is no result. */
  reason?: string | undefined;
}

async function attempt(
  kind: GateRun["kind"],
  checked: Properties,
  release: string | undefined,
  context: Context,
): Promise<Result> {
  try {
    const model = release === undefined ? undefined : await deployedModel(release, checked, context);
    const inputs = gateInputs.parse({ ...checked, model });
    const { run, proof } = await runUndisturbed(kind, inputs, checked.__urn, context);
    return { run, passes: totalsOf(run).meetsMinimum, proof };
  } catch (error) {
    // A defect is told as one, by the command line.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof UsageError) throw error;
    return { passes: false, reason: (error as Error).message };
  }
}

function makeContext(): Context {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  let settings: ReturnType<typeof readSettings>;
  try {
    settings = readSettings(() => undefined);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return {
    account: new Account(new SmapiClient(settings)),
    ui: { info: say, warn: (line) => say(`warning: ${line}`), progress: say, event: () => {} },
    ...{ marker: "", retainedMarker: "", displayName: "this gate", isInState: () => false },
  };
}

/** For the steps of a pipeline that come after. */
function report({ run, passes, proof }: Result): void {
  const { total, passed, passRate }: Partial<Totals> = run ? totalsOf(run) : {};
  const facts = {
    result: passes ? "passed" : "failed",
    passed,
    total,
    "pass-rate": passRate,
    "source-hash": proof?.sourceHash,
  };
  const lines = Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : `${key}=${value}\n`));
  for (const file of [process.env.GITHUB_OUTPUT, process.env.DELIVERY_OUTPUTS])
    if (file) appendFileSync(file, lines.join(""));
}

function words({ run, reason }: Result): string {
  if (!run) return reason ?? "";
  const { total, passed } = totalsOf(run);
  return passed < total ? `${headline(run)}\n${failureTable(run, false)}` : `${passed} of ${total} passed`;
}

const FORMATS: Record<string, (result: Result) => string> = {
  text: words,
  json: ({ run, passes, proof, reason }) => {
    const { total, passed, passRate }: Partial<Totals> = run ? totalsOf(run) : {};
    const failures = run?.outcomes
      .filter((it) => !it.passed)
      .map(({ place, turns }) => ({ place, utterance: turns.at(-1)?.input }));
    return JSON.stringify(
      { result: passes ? "passed" : "failed", total, passed, passRate, failures, proof, reason },
      undefined,
      2,
    );
  },
  markdown: (result) => ["```", words(result), "```"].join("\n"),
};
