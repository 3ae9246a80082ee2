// A Pulumi stack in a folder of its own, run by the real CLI; for the demo, the tests and the benchmarks.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isolatedEnv } from "./workspace.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Makes a stack in `folder`: its program is a copy of the folder `program`, or the text of an index.js. Packages are found in this
 * checkout. `secrets` are put into the configuration encrypted. With `show`, commands and what they print go to the terminal. More stacks of the
 * same program are made by `init(name, { config, secrets })`; the one that was made last is selected.
 */
export async function makeStack({ bin, folder, program, stack = "test", config, secrets, env = {}, show = false }) {
  const cwd = join(folder, "program");
  mkdirSync(cwd, { recursive: true });
  if (existsSync(program)) cpSync(program, cwd, { recursive: true, filter: (file) => !file.includes("node_modules") });
  else writeProgram(cwd, program);
  if (!existsSync(join(cwd, "node_modules")))
    symlinkSync(join(root, "node_modules"), join(cwd, "node_modules"), "junction");
  const environment = { ...isolatedEnv({ bin, folder }), PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...env };
  const pulumi = (...args) => {
    if (show) console.log(`  $ pulumi ${args.map(hideSecret).join(" ")}`);
    const quiet = show ? [] : ["--color", "never"];
    return run("pulumi", [...args, "--non-interactive", ...quiet], { cwd, env: environment, show });
  };
  const init = async (name, { config = {}, secrets = {} }) => {
    await must(pulumi("stack", "init", name));
    const values = [
      ...Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
      ...Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
    ];
    if (values.length > 0) await must(pulumi("config", "set-all", "--stack", name, ...values));
  };
  await init(stack, { config, secrets });
  return { cwd, env: environment, pulumi, init };
}

function writeProgram(cwd, text) {
  writeFileSync(join(cwd, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
  writeFileSync(join(cwd, "package.json"), '{ "name": "test", "main": "index.js" }\n');
  writeFileSync(join(cwd, "index.js"), text);
}

/** The configuration that points the provider at an emulator. */
export function emulatorConfig(url, { clientId, clientSecret, refreshToken }) {
  return {
    config: { "alexa:apiEndpoint": url, "alexa:authEndpoint": url },
    secrets: { "alexa:clientId": clientId, "alexa:clientSecret": clientSecret, "alexa:refreshToken": refreshToken },
  };
}

function hideSecret(arg, index, args) {
  return args[index - 1] === "--secret" ? arg.replace(/=.*/, "=…") : arg;
}

/** Runs a command; gives its exit code and all that it printed, unless that goes to the terminal (`show`). */
export function run(command, args, { show = false, ...options }) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", ...(show ? ["inherit", "inherit"] : ["pipe", "pipe"])],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.once("error", fail);
    child.once("close", (code) => done({ code, output }));
  });
}

/** The same, for a command that has to succeed. */
export async function must(running) {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`a command failed with exit code ${code}:\n${output}`);
  return output;
}
