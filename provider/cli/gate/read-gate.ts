import type { Properties } from "../../lifecycle/lifecycle";
import { readModelFile } from "../../model/document/model-file";
import { readSuite } from "../../model/suite/suite-file";
import { suiteToWire } from "../../model/wire/suite";
import type { GateRun } from "../../report/gate-run";

type Options = Record<string, string | boolean | undefined>;

const KINDS: Record<string, GateRun["kind"]> = { nlu: "NluProfile", simulation: "SkillSimulation" };

/** A gate as the lifecycle takes it, of the command line's options; what is wrong with those. */
export async function readGate(
  options: Options,
): Promise<{ kind: GateRun["kind"]; news: Properties; problems: string[] }> {
  const { skill, locale, suite, name, stage, opening, enable, report, attestation, model } = options;
  const kind = KINDS[String(options.kind)];
  const numbers = { minimumPassRate: options["minimum-pass-rate"], timeout: options.timeout };
  const problems = [
    ...(["skill", "locale", "suite"] as const).flatMap((flag) =>
      options[flag] === undefined ? [`--${flag} is missing`] : [],
    ),
    ...(kind === undefined ? [`--kind is "${options.kind}": use nlu or simulation`] : []),
    ...(attestation !== undefined && model === undefined
      ? ["--attestation needs --model: it says which release the gate has proved"]
      : []),
    ...Object.values(numbers).flatMap((it) =>
      it !== undefined && Number.isNaN(Number(it)) ? [`"${it}" is no number`] : [],
    ),
  ];
  const given = { skillId: skill, locale, stage, opening, enable, report, attestation };
  const read = typeof suite === "string" ? await readUtterances(suite, locale) : {};
  const news: Properties = {
    ...given,
    ...Object.fromEntries(Object.entries(numbers).map(([key, it]) => [key, it === undefined ? undefined : Number(it)])),
    ...read,
    // It asks for no triggers; the model is read when it runs.
    always: true,
    model: model === undefined ? undefined : { modelHash: "" },
    __urn: `::${name}`,
  };
  const known = Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined));
  return { kind: kind ?? "NluProfile", news: problems.length > 0 ? { ...PLACEHOLDER, ...known } : known, problems };
}

/** What is missing is told by its option. */
const PLACEHOLDER = { skillId: "-", locale: "en-US" };

async function readUtterances(file: string, locale: unknown): Promise<Properties> {
  try {
    const { items, lines } = readSuite(
      file,
      await readModelFile(file),
      typeof locale === "string" ? locale : undefined,
    );
    return { ...suiteToWire(items), __lines: lines, __file: file };
  } catch (error) {
    return { __problems: [`utterances cannot be read from the file ${file}: ${(error as Error).message}`] };
  }
}
