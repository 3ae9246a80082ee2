import { PartialFailure } from "../lifecycle/lifecycle";
import { readConfig } from "./config";
import { inWordsOfProvider } from "./provider-settings";
import { toEngine } from "./unknowns";

type Properties = Record<string, unknown>;

/** Runs a create or an update; what is not finished goes into the state together with the reasons. */
export async function withPartialFailure<T>(inputs: Properties, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof PartialFailure)) throw toUserError(error);
    // Without `__provider` the next refresh or delete would not find this handler.
    const properties = toEngine({ ...error.outs, __urn: inputs.__urn, __provider: inputs.__provider });
    const reasons = error.reasons.map(inOwnWords);
    throw Object.assign(new Error(truncate(inOwnWords(error.message))), { id: error.id, properties, reasons });
  }
}

/** Runs a check, diff, read or delete: there Pulumi prints an error's stack trace, which helps no user. */
export async function withoutStackTrace<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (caught) {
    const error = toUserError(caught);
    hidden.add(`${error}: ${error.stack}`);
    throw error;
  }
}

// The message travels in an HTTP/2 header, of which Node sends at most 64 KB; a longer one would never arrive.
const LONGEST_MESSAGE = 20_000;

function truncate(message: string): string {
  let kept = message.slice(0, LONGEST_MESSAGE);
  while (encodedLength(kept) > LONGEST_MESSAGE) kept = kept.slice(0, kept.length * 0.9);
  return kept === message ? message : `${kept}…`;
}

// gRPC writes all but printable ASCII as three characters.
function encodedLength(text: string): number {
  return Buffer.from(text).reduce((length, byte) => length + (byte < 0x20 || byte > 0x7e || byte === 0x25 ? 3 : 1), 0);
}

function toUserError(error: unknown): Error {
  const { message } = error as Error;
  const ours = error instanceof Error && !BUGS.some((Bug) => error instanceof Bug);
  const text = ours
    ? message
    : `pulumi-alexa has a defect: ${message}. Please report it with the program that shows it.`;
  return Object.assign(new Error(truncate(inOwnWords(text))), { name: "error" });
}

/** This process serves the stack's configuration, or one Provider. */
function inOwnWords(message: string): string {
  return inWordsOfProvider(readConfig("provider"), message);
}

const BUGS = [TypeError, ReferenceError, RangeError, SyntaxError];

// The dynamic provider process writes `${error}: ${error.stack}` with console.error before it responds. Several calls may fail with the same text.
const hidden = new Set<unknown>();
const printError = console.error;
console.error = (...words: unknown[]) => {
  if (words.length !== 1 || !hidden.has(words[0])) printError(...words);
};
