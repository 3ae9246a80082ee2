import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Emulator, emulatorCredentials, startEmulator } from "../../../emulator";
import { emulatorConfig, makeStack, type Ran, type Stack } from "../../../scripts/stack.mjs";
import { PROGRAM, QUICK_START } from "../../engine/workbench";

/** Who is killed when a request arrives; `acted`: the service did what it asked, but the answer comes to nobody. */
export interface Kill {
  name: string;
  provider: boolean;
  cli: boolean;
  acted: boolean;
}

/** An emulator and a stack on the real CLI, whose processes can be killed at any request. */
export class KillableStack {
  private running: ChildProcess | undefined;
  private kill: Kill | undefined;
  /** A provider that outlives its CLI never ends by itself. */
  private outliving: number | undefined;
  killed = false;

  private constructor(
    readonly emulator: Emulator,
    readonly stack: Stack,
    private readonly pidFile: string,
  ) {}

  static async open(bin: string, parent: string, skills: string[]): Promise<KillableStack> {
    const folder = mkdtempSync(join(parent, "stack-"));
    const pidFile = join(folder, "provider.pid");
    let opened: KillableStack | undefined;
    const emulator = await startEmulator({
      buildMs: 100,
      skills: skills.map((id) => ({ id })),
      onFault: () => opened?.injectKill(),
    });
    const stack = await makeStack({
      bin,
      folder,
      program: PROGRAM,
      env: {
        PROVIDER_PID_FILE: pidFile,
        NODE_OPTIONS: `${QUICK_START} --require ${require.resolve("./note-pid.cjs")}`,
      },
      ...emulatorConfig(emulator.url, emulatorCredentials),
    });
    opened = new KillableStack(emulator, stack, pidFile);
    return opened;
  }

  declare(program: unknown): void {
    writeFileSync(join(this.stack.cwd, "args.json"), JSON.stringify(program));
  }

  /** Kills at the nth request from now on. */
  order(kill: Kill, nth: number): void {
    this.kill = kill;
    this.killed = false;
    this.emulator.order({
      nth,
      // A provider that lives on gets its answer.
      fault: kill.provider ? { kind: "reset", acted: kill.acted } : { kind: "slow", ms: 0 },
    });
  }

  async pulumi(...args: string[]): Promise<Ran> {
    const { cwd, env } = this.stack;
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], { cwd, env });
    this.running = child;
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    // A provider that outlives the CLI keeps its output open.
    const [code] = await once(child, "exit");
    return { code, output };
  }

  /** What docs/pipelines.md tells of the files that a CLI can leave empty which is killed while it writes to Pulumi's file backend. */
  restoreEmptyCheckpoint(): void {
    const checkpoint = join(dirname(this.stack.cwd), "state/.pulumi/stacks/test/test.json");
    if (statSync(checkpoint).size === 0) copyFileSync(`${checkpoint}.bak`, checkpoint);
    const attributes = `${checkpoint}.attrs`;
    if (statSync(attributes, { throwIfNoEntry: false })?.size === 0) rmSync(attributes);
  }

  async close(): Promise<void> {
    killNow(this.outliving);
    await this.emulator.close();
    rmSync(this.pidFile, { force: true });
  }

  private async injectKill(): Promise<void> {
    this.killed = true;
    const { running, kill } = this;
    if (kill?.cli && running) {
      const gone = once(running, "exit");
      this.outliving = this.providerPid();
      running.kill("SIGKILL");
      await gone;
    }
    if (kill?.provider) killNow(this.providerPid());
  }

  private providerPid(): number | undefined {
    try {
      return Number(readFileSync(this.pidFile, "utf8"));
    } catch {
      return undefined;
    }
  }
}

function killNow(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  } catch {
    return; // It is gone already.
  }
}
