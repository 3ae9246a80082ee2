import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { building, downloading, makeMachine, root } from "./machine";

const failing = "echo 'npm error network' >&2; exit 1";

test.each(["3.216.0", "v3.274.1", "4.0.1", "3.1000.0"])("a pulumi %s on PATH is used", async (version) => {
  const machine = makeMachine();
  machine.layPulumi(version);
  expect(await machine.find()).toEqual({ bin: machine.tools, version: version.replace("v", ""), source: "path" });
  expect(machine.said).toEqual([]);
});

test.each(["3.215.9", "v3.99.0", "2.999.0"])("a pulumi %s on PATH is passed over", async (version) => {
  const machine = makeMachine();
  machine.layPulumi(version);
  machine.lay("npx", downloading);
  expect((await machine.find()).source).toBe("npm");
  expect(machine.said[0]).toContain(`${version.replace("v", "")} is older than 3.216.0`);
});

test("a pulumi on PATH that does not run is passed over", async () => {
  const machine = makeMachine();
  machine.layPulumi("3.274.1");
  machine.lay("pulumi", "exit 1");
  machine.lay("npx", downloading);
  expect((await machine.find()).source).toBe("npm");
  expect(machine.said[0]).toContain("it does not run");
});

test("a pulumi on PATH without its Node part is not even run", async () => {
  const machine = makeMachine();
  machine.lay("pulumi", "echo 3.274.1");
  machine.lay("npx", downloading);
  expect((await machine.find()).source).toBe("npm");
  expect(machine.calls()).toEqual(["npx --yes pulumi@3.265.0 version"]);
});

test("the official one is downloaded once", async () => {
  const machine = makeMachine();
  machine.lay("npx", downloading);
  const found = await machine.find();
  expect(found).toMatchObject({ version: "3.274.1", source: "npm" });
  expect(readFileSync(join(found.bin, "pulumi"), "utf8")).toBe("official\n");
  expect(await machine.find()).toEqual(found);
  expect(machine.calls()).toHaveLength(1);
});

test("without the download it is built with Go, once, and the download is not tried again", async () => {
  const machine = makeMachine();
  machine.lay("npx", failing);
  machine.lay("go", building());
  const found = await machine.find();
  expect(found).toMatchObject({ version: "3.274.1", source: "go" });
  for (const part of ["pulumi", "pulumi-language-nodejs"]) {
    expect(readFileSync(join(found.bin, part), "utf8")).toBe("built\n");
  }
  expect(readFileSync(join(found.bin, "pulumi-resource-pulumi-nodejs"), "utf8")).toContain("cmd/dynamic-provider");
  expect(machine.said.join("\n")).toContain("about five minutes");
  const calls = machine.calls();
  expect(calls.map((call) => call.split(" ", 2).join(" "))).toEqual([
    "npx --yes",
    "go version",
    "go build",
    "go build",
  ]);
  expect(await machine.find()).toEqual(found);
  expect(machine.calls()).toEqual(calls);
});

test("a download that brings no pulumi is not taken for one", async () => {
  const machine = makeMachine();
  machine.lay("npx", "exit 0");
  machine.lay("go", building());
  expect((await machine.find()).source).toBe("go");
});

test.each([
  ["fails", "echo 'go: go.mod requires go >= 1.26.6' >&2; exit 1", "go.mod requires go >= 1.26.6"],
  ["is killed half-way", "kill -9 $$", "it was stopped"],
])("a build that %s leaves nothing behind", async (_, then, reason) => {
  const machine = makeMachine();
  machine.lay("go", building(then));
  await expect(machine.find()).rejects.toThrow(reason);
  expect(machine.cached()).toEqual([]);
  machine.lay("go", building());
  expect((await machine.find()).source).toBe("go");
});

test("a build whose caller is killed is not taken for a finished one", async () => {
  const machine = makeMachine();
  const pid = join(machine.folder, "pid");
  machine.lay("go", building(`echo $$ > "${pid}.new"; mv "${pid}.new" "${pid}"; exec sleep 600`));
  const script = `import("${join(root, "scripts/pulumi.mjs")}").then(({ findPulumi }) => findPulumi())`;
  const caller = spawn(process.execPath, ["-e", script], { env: machine.env, stdio: "ignore" });
  await vi.waitUntil(() => existsSync(pid), { timeout: 30_000 });
  caller.kill("SIGKILL");
  await once(caller, "exit");
  process.kill(Number(readFileSync(pid, "utf8")));
  machine.lay("go", building());
  const calls = machine.calls().length;
  const found = await machine.find();
  expect(machine.calls().length).toBeGreaterThan(calls);
  expect(existsSync(join(found.bin, "pulumi"))).toBe(true);
});

test("two at once end with one", async () => {
  const machine = makeMachine();
  machine.lay("go", building());
  const [one, other] = await Promise.all([machine.find(), machine.find()]);
  expect(one).toEqual(other);
  expect(existsSync(join(one.bin, "pulumi"))).toBe(true);
  expect(machine.cached()).toHaveLength(1);
});

test("with none of the three, one sentence says what to install", async () => {
  await expect(makeMachine().find()).rejects.toThrow(
    /^No Pulumi could be had here \(.*Go is not on PATH\): install Pulumi from https:\/\/www\.pulumi\.com\/docs\/install\/, or Go [^\n]*\.$/,
  );
});
