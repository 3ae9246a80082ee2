import { z } from "zod";
import { readSettings } from "../../smapi/auth/settings";
import { SettingsError } from "../../smapi/http/errors";
import { SmapiClient } from "../../smapi/operations/client";
import { UsageError } from "../usage-error";
import { pulumiJson } from "./pulumi";

/** Amazon, as a stack's configuration, else the environment, else ask-cli's profile has it. */
export function clientOf(stack: string): SmapiClient {
  const config = z
    .record(z.string(), z.object({ value: z.string().optional() }))
    .parse(pulumiJson("config", "--json", "--show-secrets", "--stack", stack));
  try {
    return new SmapiClient(readSettings((key) => config[`alexa:${key}`]?.value));
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}

/** Awaits Amazon; a refusal is the caller's to see in one sentence. */
export async function asked<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const isOurs = error instanceof Error && !(error instanceof TypeError || error instanceof RangeError);
    throw isOurs ? new UsageError(error.message) : error;
  }
}
