import { join } from "node:path";
import { test } from "vitest";
import { installedProject, runThrough } from "./project";

test("an ES module, installed with npm", async () => {
  const project = await installedProject(join(import.meta.dirname, "programs/esm"));
  await runThrough(project, ["en-US"]);
});
