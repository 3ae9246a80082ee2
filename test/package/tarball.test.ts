import { parse } from "node:path";
import { expect, inject, test } from "vitest";
import { must, run } from "../../scripts/stack.mjs";
import { npx } from "./project";

test("it holds the build, its licence and its description, and nothing else", async () => {
  const { dir, base } = parse(inject("tarball")); // in its folder, since some `tar` take `C:` for a host
  const files = (await must(run("tar", ["-tzf", base], { cwd: dir }))).trim().split(/\r?\n/);
  const named = ["LICENSE", "README.md", "package.json"].map((file) => `package/${file}`);
  const inBuild = /^package\/dist\/(provider|emulator)\/[\w./-]+(\.js|\.d\.ts)$/;
  expect(files.filter((file) => !inBuild.test(file)).sort()).toEqual(named);
  expect(files).toContain("package/dist/provider/provider.js");
  expect(files.filter((file) => /[./]test[./]|\.map$/i.test(file))).toEqual([]);
});

test("publint finds nothing wrong", async () => {
  await must(npx("publint@0.3.25", [inject("tarball"), "--strict"]));
});

test("are the types wrong? Not under any resolution of the Node versions that it needs", async () => {
  await must(npx("@arethetypeswrong/cli@0.18.5", [inject("tarball"), "--profile", "node16"]));
});
