import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { runEmulator } from "../../emulator/command";
import { startService } from "./service";

let output: string[];
let errors: string[];

beforeEach(() => {
  output = [];
  errors = [];
  vi.spyOn(console, "log").mockImplementation((text) => void output.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => void errors.push(text));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test("the command prints how to reach the emulator, and runs until it is told to stop", async () => {
  const running = runEmulator(["--port", "0", "--skill", "one", "--skill", "two", "--build-ms", "5"]);
  await vi.waitUntil(() => output.length > 0);
  const lines = output
    .join("\n")
    .split("\n")
    .filter((line) => line.startsWith("export "));
  const environment = Object.fromEntries(lines.map((line) => /^export (\w+)='(.*)'$/.exec(line)?.slice(1) ?? []));
  const url = environment.ASK_SMAPI_SERVER_BASE_URL;
  expect(environment).toEqual({
    ASK_SMAPI_SERVER_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    ASK_LWA_TOKEN_HOST: url,
    ASK_LWA_CLIENT_ID: emulatorCredentials.clientId,
    ASK_LWA_CLIENT_CONFIRMATION: emulatorCredentials.clientSecret,
    ASK_REFRESH_TOKEN: emulatorCredentials.refreshToken,
    ASK_VENDOR_ID: "MEMULATOR00000",
  });
  const { skills } = (await (await fetch(`${url}/emulator/state`)).json()) as { skills: unknown[] };
  expect(skills).toMatchObject([{ id: "one" }, { id: "two" }]);
  process.emit("SIGTERM");
  await running;
  await expect(fetch(`${url}/emulator/state`)).rejects.toThrow();
  expect(process.exitCode).toBeUndefined();
});

test("--help shows every flag", async () => {
  await runEmulator(["--help"]);
  for (const flag of ["--port", "--build-ms", "--state", "--skill", "--endpoint", "--token-seconds"])
    expect(output[0]).toContain(flag);
});

test.each([
  [["--other"], "pulumi-alexa emulator: Unknown option '--other'"],
  [["--port", "x"], 'pulumi-alexa emulator: --port takes a whole number up to 65535, not "x".'],
  [["--port", "70000"], 'pulumi-alexa emulator: --port takes a whole number up to 65535, not "70000".'],
  [
    ["--endpoint", "http://me:password@127.0.0.1:1"],
    "pulumi-alexa emulator: the endpoint must be an address such as http://127.0.0.1:3000, without user and password.",
  ],
  [["--build-ms=-1"], 'pulumi-alexa emulator: --build-ms takes a whole number, not "-1".'],
  [["more"], expect.stringMatching(/^pulumi-alexa emulator: Unexpected argument 'more'\.[^\n]*$/)],
])("a wrong flag ends in one sentence: %o", async (args, message) => {
  await runEmulator(args);
  expect(errors).toEqual([message]);
  expect(process.exitCode).toBe(1);
});

test("a port that is taken ends in one sentence", async () => {
  const { port } = new URL((await startService()).url);
  await runEmulator(["--port", port]);
  expect(errors).toEqual([`pulumi-alexa emulator: port ${port} is taken; choose another one with --port.`]);
  expect(process.exitCode).toBe(1);
});
