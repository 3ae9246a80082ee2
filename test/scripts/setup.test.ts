import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeMachine, root } from "./machine";

const working = `case "$1" in
  ci) mkdir -p node_modules && echo > node_modules/.package-lock.json ;;
  run) [ ! -e dist ] && mkdir -p dist/provider && echo > dist/provider/index.js ;;
esac`;

/** A checkout of its own, fresh from git. */
function makeCheckout() {
  const machine = makeMachine();
  const checkout = join(machine.folder, "checkout");
  cpSync(join(root, "scripts"), join(checkout, "scripts"), { recursive: true });
  for (const folder of ["provider/model", "emulator"]) mkdirSync(join(checkout, folder), { recursive: true });
  const files = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
  for (const file of [...files, "provider/model/a.ts", "provider/model/b.ts"])
    writeFileSync(join(checkout, file), "{}");
  machine.layPulumi("3.300.0");
  return {
    ...machine,
    checkout,
    npmCalls: () => machine.calls().filter((call) => call.startsWith("npm ")),
    setup: (...nodeArgs: string[]) =>
      spawnSync(process.execPath, [...nodeArgs, join(checkout, "scripts/setup.mjs")], {
        env: machine.env,
        encoding: "utf8",
      }),
  };
}

test("a fresh checkout is made ready; after that there is nothing to do", () => {
  const { setup, checkout, tools, npmCalls, lay } = makeCheckout();
  lay("npm", working);
  const ready = { status: 0, stdout: `Pulumi 3.300.0 (in ${tools})\n` };
  expect(setup()).toMatchObject(ready);
  expect(npmCalls()).toEqual([expect.stringMatching(/^npm ci /), expect.stringMatching(/^npm run build /)]);
  expect(realpathSync(join(checkout, "node_modules/pulumi-alexa"))).toBe(realpathSync(checkout));
  expect(setup()).toMatchObject({ ...ready, stderr: "" });
  expect(npmCalls()).toHaveLength(2);
});

test.each([
  ["a lock file that is newer", "package-lock.json", "npm ci"],
  ["a source that is newer", "provider/model/a.ts", "npm run build"],
  ["a setting that is newer", "tsconfig.build.json", "npm run build"],
])("%s is followed", (_, file, command) => {
  const { setup, checkout, npmCalls, lay } = makeCheckout();
  lay("npm", working);
  setup();
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(checkout, file), later, later);
  expect(setup().status).toBe(0);
  expect(npmCalls().slice(2)).toEqual([expect.stringContaining(command)]);
});

test("a source that is gone is followed", () => {
  const { setup, checkout, npmCalls, lay } = makeCheckout();
  lay("npm", working);
  setup();
  const long = new Date(Date.now() - 60_000);
  for (const entry of [
    "",
    "provider",
    "provider/model",
    "provider/model/a.ts",
    "emulator",
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
  ]) {
    utimesSync(join(checkout, entry), long, long);
  }
  utimesSync(join(checkout, "dist/provider/index.js"), long, long);
  rmSync(join(checkout, "provider/model/b.ts"));
  expect(setup().status).toBe(0);
  expect(npmCalls()).toHaveLength(3);
});

test("a link that leads nowhere is put right", () => {
  const { setup, checkout, lay } = makeCheckout();
  lay("npm", `${working}\nln -sfn /nowhere node_modules/pulumi-alexa`);
  expect(setup().status).toBe(0);
  lay("npm", working);
  expect(setup().status).toBe(0);
  expect(realpathSync(join(checkout, "node_modules/pulumi-alexa"))).toBe(realpathSync(checkout));
});

test("an npm that fails is shown, and one line says which", () => {
  const { setup, lay, checkout } = makeCheckout();
  lay("npm", "echo 'npm error network' >&2; exit 1");
  expect(setup()).toMatchObject({ status: 1, stdout: "", stderr: "npm ci …\nnpm error network\n`npm ci` failed.\n" });
  lay("npm", `[ "$1" = run ] && exit 1; ${working}`);
  expect(setup()).toMatchObject({ status: 1, stderr: "npm ci …\nnpm run build …\n`npm run build` failed.\n" });
  expect(existsSync(join(checkout, "dist"))).toBe(false);
});

test("a machine without npm", () => {
  expect(makeCheckout().setup()).toMatchObject({ status: 1, stderr: "npm ci …\nnpm is not on PATH.\n" });
});

test("a machine without Pulumi gets the sentence and no stack trace", () => {
  const { setup, lay, tools } = makeCheckout();
  lay("npm", working);
  rmSync(join(tools, "pulumi"));
  const { status, stderr } = setup();
  expect(status).toBe(1);
  expect(stderr).toContain("No Pulumi could be had here");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("an old Node gets one sentence", () => {
  const { setup, folder, calls } = makeCheckout();
  const old = join(folder, "old.cjs");
  writeFileSync(
    old,
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });',
  );
  expect(setup("--require", old)).toMatchObject({
    status: 1,
    stdout: "",
    stderr: "Node 20.18.1 or newer is needed; this is 18.20.4.\n",
  });
  expect(calls()).toEqual([]);
});
