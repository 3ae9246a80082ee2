import * as pulumi from "@pulumi/pulumi";
import { programError } from "../dynamic/program-error";
import { inWordsOfProvider, type ProviderSettings, settingsOf } from "../dynamic/provider-settings";
import type { Provider } from "../resources/provider";
import type { Caller } from "./lookup/ask";

type Lookups = typeof import("./lookup/lookups.js").lookups;
type Result<Name extends keyof Lookups> = Awaited<ReturnType<Lookups[Name]["ask"]>>;

/** Options of every function. @category Functions */
export interface FunctionOptions {
  /** The account that is asked. @default that of the stack's configuration */
  provider?: Provider | undefined;
}

/** Arguments of which each may be an output. @category Functions */
export type OutputArgs<Args> = { [Key in keyof Args]: pulumi.Input<Args[Key]> };

/** Asks Amazon, with plain arguments. */
export async function call<Name extends keyof Lookups>(
  name: Name,
  args: object,
  options?: FunctionOptions,
): Promise<Result<Name>> {
  const provider = providerOf(name, options);
  const own = provider && (await knownSettings(name, provider));
  return answer(name, args, { readConfig: reader(own), secret: false }, provider);
}

/** The same with outputs: a result that is unknown while an argument is, and secret where one is. */
export function callOutput<Name extends keyof Lookups>(
  name: Name,
  args: object,
  options?: FunctionOptions,
): pulumi.Output<Result<Name>> {
  const provider = providerOf(name, options);
  const given = pulumi.output(args);
  // What an account answers is not secret because its credentials are.
  const settings = provider && pulumi.unsecret(provider.values);
  const result = pulumi
    .all([given, settings, pulumi.isSecret(given)])
    .apply(([known, own, secret]) => answer(name, known, { readConfig: reader(own), secret }, provider));
  return result as pulumi.Output<Result<Name>>;
}

async function answer<Name extends keyof Lookups>(
  name: Name,
  args: object,
  caller: Caller,
  provider: ProviderSettings | undefined,
): Promise<Result<Name>> {
  // Loaded at the first call: most programs make none.
  const { ask, isForUser } = await import("./lookup/ask.js");
  try {
    return (await ask(name, args, caller)) as Result<Name>;
  } catch (error) {
    if (!isForUser(error)) throw error;
    throw programError(`${name}: ${inWordsOfProvider(provider?.name, error.message)}`);
  }
}

function providerOf(name: string, { provider, ...others }: FunctionOptions = {}): ProviderSettings | undefined {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw programError(`${name}: ${unknown} is not an option of a function: the only one is provider`);
  const settings = provider && settingsOf(provider);
  if (provider && !settings)
    throw programError(`${name}: provider is none of this package: make it with new alexa.Provider`);
  return settings;
}

const reader = (own: Record<string, string | undefined> | undefined) => (key: string) =>
  own ? own[key] : new pulumi.Config("alexa").get(key);

async function knownSettings(name: string, provider: ProviderSettings): Promise<Record<string, string | undefined>> {
  // Not in the SDK's types, but there since outputs are.
  const { isKnown } = provider.values as unknown as { isKnown: Promise<boolean> };
  if (await isKnown) return new Promise((resolve) => provider.values.apply(resolve));
  throw programError(
    `${name}: an argument of the provider ${provider.name} is not yet known: use ${name}Output, which waits for it`,
  );
}
