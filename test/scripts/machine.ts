// A machine with nothing on PATH but the programs that a test lays there, and a home of its own.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished } from "vitest";
import { findPulumi } from "../../scripts/pulumi.mjs";

export const root = resolve(__dirname, "../..");

export function makeMachine() {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-scripts-"));
  const [home, tools, calls] = ["home", "tools", "calls"].map((name) => join(folder, name)) as [string, string, string];
  const cache = join(home, "cache");
  for (const made of [home, tools]) mkdirSync(made);
  const env = { PATH: tools, HOME: home, XDG_CACHE_HOME: cache };
  const said: string[] = [];

  onTestFinished(() => {
    expect(existsSync(join(home, ".pulumi")), "the user's ~/.pulumi").toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lays a program on PATH: a shell script, that notes its calls. */
  const lay = (name: string, script: string) => {
    const lines = ["#!/bin/sh", `echo "${name} $*" >> "${calls}"`, "PATH=/usr/bin:/bin", script];
    writeFileSync(join(tools, name), `${lines.join("\n")}\n`, { mode: 0o755 });
  };
  const layPulumi = (version: string) => {
    lay("pulumi", `mkdir -p "\${PULUMI_HOME:-$HOME/.pulumi}"; echo ${version}`);
    lay("pulumi-language-nodejs", "");
    lay("pulumi-resource-pulumi-nodejs", "");
  };

  return {
    folder,
    home,
    tools,
    env,
    said,
    lay,
    layPulumi,
    find: () => findPulumi({ env, log: (line) => said.push(line) }),
    calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : []),
    cached: () => (existsSync(join(cache, "pulumi-alexa")) ? readdirSync(join(cache, "pulumi-alexa")) : []),
  };
}

/** An `npx` that lays what the npm package `pulumi` downloads. */
export const downloading = `bin="\${PULUMI_HOME:-$HOME/.pulumi}/versions/$PULUMI_VERSION/bin"
mkdir -p "$bin"
for part in pulumi pulumi-language-nodejs pulumi-resource-pulumi-nodejs; do
  echo official > "$bin/$part" && chmod 755 "$bin/$part"
done`;

/** A `go` that writes the file after -o; `then` runs after each. */
export const building = (then = "") => `[ "$1" = version ] && exit 0
while [ "$1" != -o ]; do shift; done
echo built > "$2" && chmod 755 "$2"
${then}`;
