import { Unfinished } from "../lifecycle/lifecycle";
import { toEngine } from "./unknowns";

type Properties = Record<string, unknown>;

/** Runs a create or an update; what is not finished goes into the state together with the reasons. */
export async function forEngine<T>(inputs: Properties, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Unfinished)) throw inOneSentence(error);
    // Without `__provider` the next refresh or delete would not find this handler.
    const properties = toEngine({ ...error.outs, __urn: inputs.__urn, __provider: inputs.__provider });
    throw Object.assign(new Error(error.message), { id: error.id, properties, reasons: error.reasons });
  }
}

/** Runs a check, diff, read or delete: there Pulumi prints an error's stack trace, which helps no user. */
export async function withoutTrace<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (caught) {
    const error = inOneSentence(caught);
    hidden.add(`${error}: ${error.stack}`);
    throw error;
  }
}

function inOneSentence(error: unknown): Error {
  const { message } = error as Error;
  const ours = error instanceof Error && !BUGS.some((Bug) => error instanceof Bug);
  const text = ours
    ? message
    : `pulumi-alexa has a defect: ${message}. Please report it with the program that shows it.`;
  return Object.assign(new Error(text), { name: "error" });
}

const BUGS = [TypeError, ReferenceError, RangeError, SyntaxError];

// The dynamic provider process writes `${error}: ${error.stack}` with console.error before it answers.
const hidden = new Set<unknown>();
const printError = console.error;
console.error = (...words: unknown[]) => {
  if (words.length !== 1 || !hidden.delete(words[0])) printError(...words);
};
