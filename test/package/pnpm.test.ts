import { realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProject, npx, runThrough } from "./project";

test("a program in pnpm's strict node_modules, where only what it depends on directly is found", async () => {
  const project = await installedProject(join(import.meta.dirname, "programs/commonjs"), pnpmInstall);
  const { cwd } = project.stack;
  expect(realpathSync(join(cwd, "node_modules/pulumi-alexa"))).toContain(join("node_modules", ".pnpm"));
  await runThrough(project, ["en-US"]);
});

function pnpmInstall(cwd: string) {
  const own = join(cwd, "..", "pnpm");
  const env = { ...process.env, XDG_DATA_HOME: own, XDG_CACHE_HOME: own, XDG_STATE_HOME: own };
  return npx("pnpm@10.34.9", ["--dir", cwd, "install", "--prefer-offline"], { env });
}
