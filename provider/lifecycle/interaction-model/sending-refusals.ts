/** Why a release is not to be sent, where `check` cannot see whether it would be: for `diff`, which sees the outputs. */
interface Refusals {
  /** A person holds it. */
  held?: string | undefined;
  /** It is neither proved nor approved. */
  unproved?: (() => string) | undefined;
}

// No state holds them, since a refresh compares with the inputs of an earlier run; diff comes after check, in the same process.
const refusals = new Map<unknown, Refusals>();

export function rememberRefusals(urn: unknown, { held, unproved }: Refusals): void {
  refusals.set(urn, { held, unproved });
}

export function sendingRefusals(urn: unknown): Refusals {
  return refusals.get(urn) ?? {};
}
