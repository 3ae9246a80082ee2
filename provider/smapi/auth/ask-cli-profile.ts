import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { SettingsError } from "../http/errors";
import type { Credentials } from "./credentials";

const cliConfig = z.object({ profiles: z.record(z.string(), z.unknown()) });

const profileEntry = z.object({
  token: z.object({
    access_token: z.string().nullish(),
    refresh_token: z.string().nullish(),
    expires_at: z.string().nullish(),
  }),
  vendor_id: z.string().nullish(),
});

const NO_CREDENTIALS =
  "no credentials for Amazon: set alexa:clientId, alexa:clientSecret and alexa:refreshToken (`pulumi config set --secret alexa:refreshToken …`), or ASK_LWA_CLIENT_ID, ASK_LWA_CLIENT_CONFIRMATION and ASK_REFRESH_TOKEN, or run `ask configure`";

interface ProfileRequest {
  profile: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
  env: NodeJS.ProcessEnv;
}

/**
 * Takes the token of a profile that ask-cli wrote (`~/.ask/cli_config`). Its refresh token was made for ask-cli's own security profile,
 * so it is used only together with a `clientId` and `clientSecret` of the user's.
 */
export function readProfile({ profile, clientId, clientSecret, env }: ProfileRequest): {
  credentials: Credentials;
  vendorId?: string | undefined;
} {
  const name = profile || env.ASK_DEFAULT_PROFILE || "default";
  const file = join(env.HOME || homedir(), ".ask", "cli_config");
  if (!existsSync(file)) {
    throw new SettingsError(
      profile
        ? `alexa:profile is "${profile}", but ask-cli has no ~/.ask/cli_config: run \`ask configure\``
        : NO_CREDENTIALS,
    );
  }
  const found = readEntry(file, name);
  if (!found)
    throw new SettingsError(
      `~/.ask/cli_config has no profile "${name}": set alexa:profile to one that it has, or run \`ask configure --profile ${name}\``,
    );
  const { access_token: accessToken, refresh_token: refreshToken, expires_at: expires } = found.token;
  const vendorId = found.vendor_id ?? undefined;
  if (refreshToken && clientId && clientSecret) {
    return { credentials: { kind: "refresh", clientId, clientSecret, refreshToken }, vendorId };
  }
  if (!accessToken)
    throw new SettingsError(
      `the profile "${name}" in ~/.ask/cli_config holds no token: run \`ask configure --profile ${name}\``,
    );
  const renewal = `run any \`ask\` command with the profile "${name}" to renew it, or set alexa:clientId, alexa:clientSecret and alexa:refreshToken`;
  const expiresAt = expires ? Date.parse(expires) : Number.NaN;
  const expiry = Number.isNaN(expiresAt) ? {} : { expiresAt };
  return { credentials: { kind: "access", accessToken, renewal, ...expiry }, vendorId };
}

function readEntry(file: string, name: string): z.infer<typeof profileEntry> | undefined {
  try {
    const { profiles } = cliConfig.parse(JSON.parse(readFileSync(file, "utf8")));
    return Object.hasOwn(profiles, name) ? profileEntry.parse(profiles[name]) : undefined;
  } catch {
    // The reason is left out: it could quote a token.
    throw new SettingsError("~/.ask/cli_config cannot be read as ask-cli writes it: run `ask configure` again");
  }
}
