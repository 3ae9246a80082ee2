import { didYouMean } from "../model/text/did-you-mean";
import { UsageError } from "./usage-error";

/** Options of every command that reads stacks. */
export const STACK_OPTIONS = {
  cwd: { type: "string", default: "." },
  format: { type: "string", default: "text" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Options of commands that judge models. */
export const REPORT_OPTIONS = {
  format: { type: "string", default: "text" },
  "exit-zero": { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Runs `parseArgs`, whose errors are the caller's. */
export function withUsageErrors<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    // What follows is advice that does not fit here.
    throw new UsageError(`${(error as Error).message.split(". ")[0]}: see --help`);
  }
}

/** The writer of a format. */
export function writerFor<Writer>(name: string, formats: Record<string, Writer>): Writer {
  const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (found) return found;
  const known = Object.keys(formats);
  throw new UsageError(
    `there is no format "${name}": ${didYouMean(name, known, `use one of ${known.join(", ")}`, String)}`,
  );
}

/** A whole number; without one there is no limit. */
export function wholeNumber(flag: string, text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${flag} takes a whole number, not "${text}"`);
  return Number(text);
}
