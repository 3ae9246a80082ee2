import { parseArgs } from "node:util";
import { emulatorCredentials, startEmulator } from "./index";
import { defaultSettings } from "./options";

const help = `Usage: pulumi-alexa emulator [options]

Runs a stand-in for Amazon's Skill Management API and Login with Amazon on 127.0.0.1, until it is interrupted.

  --port N           port to listen on (default 3773; 0 takes a free one)
  --build-ms N       how long a build takes, in milliseconds (default 1000)
  --state FILE       keep the state in this file from one run to the next
  --skill ID         a skill that exists from the start; can be given several times
  --endpoint URL     the skill's own web service, to which simulations send what Alexa would send
  --token-seconds N  lifetime of an access token, in seconds (default 3600)
  --help             show this text`;

/** `pulumi-alexa emulator`: starts an emulator, prints how to point the provider to it, and runs until it is stopped. */
export async function runEmulator(args: string[]): Promise<void> {
  try {
    const { help: wantsHelp, ...options } = parse(args);
    if (wantsHelp) return console.log(help);
    const emulator = await startEmulator(options);
    console.log(instructions(emulator.url));
    await stopSignal();
    await emulator.close();
  } catch (error) {
    console.error(`pulumi-alexa emulator: ${sentence(error)}`);
    process.exitCode = 1;
  }
}

function parse(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "3773" },
      "build-ms": { type: "string", default: String(defaultSettings.buildMs) },
      state: { type: "string" },
      skill: { type: "string", multiple: true, default: [] },
      endpoint: { type: "string" },
      "token-seconds": { type: "string", default: String(defaultSettings.tokenSeconds) },
      help: { type: "boolean", default: false },
    },
  });
  return {
    help: values.help,
    port: wholeNumber("port", values.port, 65_535),
    buildMs: wholeNumber("build-ms", values["build-ms"]),
    tokenSeconds: wholeNumber("token-seconds", values["token-seconds"]),
    skills: values.skill.map((id) => ({ id })),
    ...(values.state !== undefined && { stateFile: values.state }),
    ...(values.endpoint !== undefined && { endpoint: values.endpoint }),
  };
}

function wholeNumber(flag: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= max) return number;
  throw new Error(`--${flag} takes a whole number${max === 65_535 ? ` up to ${max}` : ""}, not "${text}".`);
}

function instructions(url: string): string {
  const { clientId, clientSecret, refreshToken } = emulatorCredentials;
  const environment = {
    ASK_SMAPI_SERVER_BASE_URL: url,
    ASK_LWA_TOKEN_HOST: url,
    ASK_LWA_CLIENT_ID: clientId,
    ASK_LWA_CLIENT_CONFIRMATION: clientSecret,
    ASK_REFRESH_TOKEN: refreshToken,
    ASK_VENDOR_ID: defaultSettings.vendors[0]?.id,
  };
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  return [`The emulator listens on ${url}`, "", ...lines, ""].join("\n");
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

function sentence(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `port ${/:(\d+)$/.exec(message)?.[1]} is taken; choose another one with --port.`;
  // parseArgs goes on with advice on positional arguments, which this command does not take.
  return message.split(". To specify a positional")[0] ?? message;
}
