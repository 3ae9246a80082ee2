import type * as pulumi from "@pulumi/pulumi";

/** The arguments of a Provider. It sends `clientId` as `alexa:clientId`, which is its name in a stack's configuration. */
export const SETTINGS = [
  "clientId",
  "clientSecret",
  "refreshToken",
  "accessToken",
  "profile",
  "vendorId",
  "apiEndpoint",
  "authEndpoint",
  "buildTimeout",
  "requestsPerSecond",
] as const;

/** Those that no state and no configuration should hold in clear text. */
export const CREDENTIALS = ["clientSecret", "refreshToken", "accessToken"] as const;

/** What a Provider was given. */
export interface ProviderSettings {
  name: string;
  values: pulumi.Output<Record<string, string | undefined>>;
}

const settings = new WeakMap<pulumi.Resource, ProviderSettings>();

export function rememberSettings(provider: pulumi.Resource, given: ProviderSettings): void {
  settings.set(provider, given);
}

/** The settings of a Provider of ours; undefined for every other one. */
export function settingsOf(provider: pulumi.Resource): ProviderSettings | undefined {
  return settings.get(provider);
}

const CONFIGURATION = new RegExp(`\\balexa:(${SETTINGS.join("|")})\\b`, "g");
const COMMAND = / \(`pulumi config set [^`]*`\)/g;

/** A message that names keys of a stack's configuration, in the words of the Provider that stands in its place. */
export function inWordsOfProvider(name: string | undefined, message: string): string {
  if (name === undefined) return message;
  const own = message.replace(COMMAND, "").replace(CONFIGURATION, "the provider's $1");
  return own === message ? message : `provider ${name}: ${own}`;
}
