import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { type Emulator, type EmulatorOptions, emulatorCredentials, startEmulator } from "../../emulator";
import { tokenOf } from "../../scripts/models.mjs";
import { emulatorConfig, makeStack, must, type Ran, type Stack } from "../../scripts/stack.mjs";

export const SKILL = "amzn1.ask.skill.engine";
const SECRETS = [emulatorCredentials.clientSecret, emulatorCredentials.refreshToken];

/** The option by which Pulumi's Node processes start in half the time (test/quick-start.cjs). */
export const QUICK_START = `--require ${require.resolve("../quick-start.cjs")}`;

/** A stack on the real engine, its emulator, and all that was printed. */
export interface Workbench {
  readonly emulator: Emulator;
  readonly stack: Stack;
  /** Runs `pulumi … ` and gives its exit code and output, which must hold no secret and no stack trace. */
  pulumi(...args: string[]): Promise<Ran>;
  /** `pulumi up` that has to succeed; gives its output. */
  up(...args: string[]): Promise<string>;
  /** Has these resources deployed and no others, whatever an earlier test left: so every test runs alone and in any order. */
  given(declarations: unknown[]): Promise<void>;
  /** A stack in which nothing was ever deployed, and an Amazon that knows of nothing. */
  fresh(): void;
  /** `pulumi up` that has to fail; gives its output. */
  upFails(...args: string[]): Promise<string>;
  /** Something was changed at the emulator, so that nothing is taken for deployed. */
  changedElsewhere(): void;
  /** Writes a JSON file that the program reads. */
  write(value: unknown, file?: string): void;
  /** The resources of the exported state, by name. */
  state(): Promise<Record<string, ExportedResource>>;
  /** Requests since the last call, as `PUT /v1/…`. */
  newRequests(): string[];
}

export interface ExportedResource {
  id: string;
  type: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  initErrors?: string[];
}

export interface WorkbenchOptions extends EmulatorOptions {
  /** More configuration, or other values of it. */
  config?: Record<string, string>;
  secrets?: Record<string, string>;
  env?: Record<string, string>;
  /** False: Pulumi's Node processes start as a user's. */
  quickStart?: boolean;
  /** False: the emulator's address and credentials are not put into the configuration. */
  configured?: boolean;
}

/** The program: whatever `args.json` names, with `{"$output": "name.key"}`, `{"$resource": "name"}` and `{"$secret": value}` anywhere inside. */
export const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const alexa = require("pulumi-alexa");
const made = {};
class Provider extends pulumi.ProviderResource {}
const resolve = (value) => {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$output === "string") return value.$output.split(".").reduce((node, key) => node[key], made);
  if (typeof value.$resource === "string") return made[value.$resource];
  // What alexa.verified makes of another stack's proofs.
  if (typeof value.$proofs === "string") return { __requirement: { from: "staging", gates: [value.$proofs], proofs: made[value.$proofs]?.proofs ?? [] } };
  if (value.$provider) return new Provider("pulumi-nodejs", "own", value.$provider);
  if (value.$transform) return (it) => ({ props: { ...it.props, ...resolve(value.$transform) }, opts: it.opts });
  if (typeof value.$asset === "string") return new pulumi.asset.FileAsset(value.$asset);
  if (typeof value.$buffer === "string") return Buffer.from(value.$buffer);
  if ("$secret" in value) return pulumi.secret(resolve(value.$secret));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]));
};
const declared = require("./args.json");
const component = declared.some(({ child }) => child) && new pulumi.ComponentResource("test:index:Skill", "skill");
for (const { type, name, args, id, child, was, dependsOn, options } of declared) {
  // What it was called before, or that it stood below no component.
  const aliases = was && [was.root ? { parent: pulumi.rootStackResource } : was];
  const opts = { aliases, ...(child && { parent: component }), ...(dependsOn && { dependsOn: made[dependsOn] }), ...resolve(options ?? {}) };
  made[name] = id ? alexa[type].get(name, resolve(id)) : new alexa[type](name, resolve(args), opts);
}
for (const [name, { version }] of Object.entries(made)) if (version) module.exports[name] = version;
`;

/** The program: the text that a test writes into args.json, which finds `pulumi` and `alexa`. */
export const WRITTEN_PROGRAM = `
const run = new Function("exports", "module", "pulumi", "alexa", require("node:fs").readFileSync("args.json", "utf8"));
run(exports, module, require("@pulumi/pulumi"), require("pulumi-alexa"));
`;

/** Makes a stack and an emulator of its own before the file's tests; both go when they are over. */
export function workbench(options: WorkbenchOptions = {}, program = PROGRAM): Workbench {
  const { config = {}, secrets = {}, configured = true, quickStart = true, ...emulatorOptions } = options;
  const env = { ...(quickStart && { NODE_OPTIONS: QUICK_START }), ...options.env };
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-engine-"));
  let emulator: Emulator;
  let stack: Stack;
  let seen = 0;
  const backend = () => join(folder, "state/.pulumi");
  const unused = join(folder, "unused-state");
  beforeAll(async () => {
    emulator = await startEmulator({ skills: [{ id: SKILL }], buildMs: 100, ...emulatorOptions });
    const account = configured ? emulatorConfig(emulator.url, emulatorCredentials) : { config: {}, secrets: {} };
    const values = { config: { ...account.config, ...config }, secrets: { ...account.secrets, ...secrets } };
    stack = await makeStack({ bin: inject("bin"), folder, program, env, ...values });
    cpSync(backend(), unused, { recursive: true });
  });
  afterAll(async () => {
    await emulator?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** The text of args.json that is deployed as it is, where nothing else was done and no other file was written since. */
  let deployed: string | undefined;
  const declared = () => readFileSync(join(stack.cwd, "args.json"), "utf8");
  const pulumi = async (...args: string[]) => {
    const ran = withoutSecrets(await stack.pulumi(...args));
    if (args[0] !== "preview") deployed = args[0] === "up" && ran.code === 0 ? declared() : undefined;
    return ran;
  };
  const write = (value: unknown, file = "args.json") => {
    if (file !== "args.json") deployed = undefined;
    writeFileSync(join(stack.cwd, file), typeof value === "string" ? value : JSON.stringify(value));
  };
  const up = (args: string[]) => pulumi("up", "--yes", "--skip-preview", "--suppress-progress", ...args);
  return {
    get emulator() {
      return emulator;
    },
    get stack() {
      return stack;
    },
    pulumi,
    up: (...args) => must(up(args)),
    async upFails(...args) {
      const { code, output } = await up(args);
      expect(code, output).not.toBe(0);
      return output;
    },
    async given(declarations) {
      write(declarations);
      if (deployed !== declared()) await must(up(["--refresh"]));
      seen = emulator.requests.length;
    },
    fresh() {
      rmSync(backend(), { recursive: true });
      cpSync(unused, backend(), { recursive: true });
      emulator.reset();
      seen = emulator.requests.length;
      deployed = undefined;
    },
    changedElsewhere() {
      deployed = undefined;
    },
    write,
    async state() {
      const { output } = await pulumi("stack", "export");
      const { resources = [] } = JSON.parse(output).deployment as {
        resources?: (ExportedResource & { urn: string })[];
      };
      return Object.fromEntries(resources.map((resource) => [resource.urn.split("::").at(-1) ?? "", resource]));
    },
    newRequests() {
      const fresh = emulator.requests.slice(seen).filter(({ path }) => !path.toLowerCase().startsWith("/auth"));
      seen = emulator.requests.length;
      return fresh.map(({ method, path }) => `${method} ${path}`);
    },
  };
}

function withoutSecrets(ran: Ran): Ran {
  for (const secret of [...SECRETS, "Atza|"]) expect(ran.output).not.toContain(secret);
  expect(ran.output, "a stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return ran;
}

/** A small model, with more samples in its one intent where asked. */
export function coffee(samples: string[] = [], more: Record<string, unknown> = {}) {
  return {
    languageModel: {
      invocationName: "coffee shop",
      intents: [
        { name: "AMAZON.StopIntent", samples: [] },
        {
          name: "OrderIntent",
          slots: [{ name: "size", type: "SIZE" }],
          samples: ["order a {size} coffee", ...samples],
        },
      ],
      types: [{ name: "SIZE", values: [{ name: { value: "small" } }, { name: { value: "large" } }] }],
      ...more,
    },
  };
}

/** The declaration of a model. */
export function model(args: Record<string, unknown> = {}, name = "model") {
  return { type: "InteractionModel", name, args: { skillId: SKILL, locale: "en-US", model: coffee(), ...args } };
}

/** The environment in which the provider finds an emulator without configuration. */
export function environmentOf({ url }: Emulator): Record<string, string> {
  const { clientId, clientSecret, refreshToken } = emulatorCredentials;
  return {
    ASK_SMAPI_SERVER_BASE_URL: url,
    ASK_LWA_TOKEN_HOST: url,
    ASK_LWA_CLIENT_ID: clientId,
    ASK_LWA_CLIENT_CONFIRMATION: clientSecret,
    ASK_REFRESH_TOKEN: refreshToken,
  };
}

/** Changes a model at the emulator as another client would, and waits for its build. */
export async function editElsewhere(bench: Workbench, interactionModel: unknown, locale = "en-US"): Promise<void> {
  const { emulator } = bench;
  bench.changedElsewhere();
  const url = `${emulator.url}/v1/skills/${SKILL}/stages/development/interactionModel/locales/${locale}`;
  const token = await tokenOf(emulator, emulatorCredentials);
  const headers = { authorization: token, "content-type": "application/json" };
  const answer = await fetch(url, { method: "PUT", headers, body: JSON.stringify({ interactionModel }) });
  expect(answer.status).toBe(202);
  await expect.poll(() => emulator.model(SKILL, locale), { timeout: 10_000 }).toEqual(interactionModel);
}
