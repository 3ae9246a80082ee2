import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, emulatorCredentials } from "../../../emulator";
import { typeToken } from "../../../provider/dynamic/stub";
import { emulatorConfig, makeStack, type Stack } from "../../../scripts/stack.mjs";
import { PROGRAM, QUICK_START } from "../../engine/workbench";
import { type Deployment, readDeployment } from "../deployment";
import type { Pulumi, Ran, Resource } from "./engine";
import { type Declaration, handlerOf } from "./program";

const QUIET = ["--yes", "--skip-preview", "--suppress-progress"];

/** The real CLI, with a stack of its own in `folder`. */
export async function openCli(
  bin: string,
  folder: string,
  { url }: Emulator,
  config: Record<string, string>,
): Promise<Pulumi> {
  const account = emulatorConfig(url, emulatorCredentials);
  const all = { ...account, config: { ...account.config, ...config } };
  return new Cli(await makeStack({ bin, folder, program: PROGRAM, env: { NODE_OPTIONS: QUICK_START }, ...all }));
}

class Cli implements Pulumi {
  state: Resource[] = [];
  readonly stackIds = new Set<string>();

  constructor(private readonly stack: Stack) {}

  urnOf({ type, name }: Declaration): string {
    return `urn:pulumi:test::test::${typeToken(handlerOf(type))}::${name}`;
  }

  up(program: Declaration[], ...args: string[]): Promise<Ran> {
    writeFileSync(join(this.stack.cwd, "args.json"), JSON.stringify(program));
    return this.command("up", ...QUIET, ...args);
  }

  upAgain(program: Declaration[]): Promise<Ran> {
    return this.up(program, "--expect-no-changes");
  }

  refresh(): Promise<Ran> {
    return this.command("refresh", ...QUIET);
  }

  destroy(): Promise<Ran> {
    return this.command("destroy", ...QUIET);
  }

  async kill(): Promise<void> {
    const pid = providerIn(this.stack.cwd);
    if (pid === undefined) return;
    process.kill(pid, "SIGKILL");
    while (providerIn(this.stack.cwd) === pid) await sleep(5);
  }

  async close(): Promise<void> {}

  private async command(...args: string[]): Promise<Ran> {
    const { code, output } = await this.stack.pulumi(...args);
    const { resources = [] } = readDeployment(this.stack);
    for (const { type, id } of resources) if (type === "pulumi:providers:pulumi-nodejs") this.stackIds.add(id);
    this.state = resources.filter(({ type }) => type.includes("alexa:")).map(toResource);
    return { errors: code === 0 ? [] : [output], shown: output };
  }
}

function toResource({
  urn,
  type,
  dependencies = [],
  outputs,
  ...it
}: NonNullable<Deployment["resources"]>[number]): Resource {
  return {
    ...it,
    type: type.split(":").at(-1) as Resource["type"],
    name: nameIn(urn),
    outs: outputs,
    dependsOn: dependencies.map(nameIn),
    unfinished: (it.initErrors ?? []).length > 0,
    replaced: it.delete ?? false,
  };
}

const nameIn = (urn: string): string => urn.split("::").at(-1) ?? "";

/** The provider process of the program in that folder (Linux). */
function providerIn(folder: string): number | undefined {
  const isIt = (pid: string) => {
    try {
      const isProvider = readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("cmd/dynamic-provider");
      return isProvider && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  const found = readdirSync("/proc").find((entry) => /^\d+$/.test(entry) && isIt(entry));
  return found === undefined ? undefined : Number(found);
}
