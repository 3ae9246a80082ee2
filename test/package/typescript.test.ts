import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { must, run } from "../../scripts/stack.mjs";
import { installedProject, type Project, root, runThrough } from "./project";

let project: Project;
beforeAll(async () => {
  project = await installedProject(join(root, "examples/quickstart"));
});

test("the quickstart, copied as it is, passes tsc and runs with type checking", async () => {
  await must(tsc("."));
  await runThrough(project, ["en-AU", "en-IN"]);
});

describe("declarations under strict, and every model imported from JSON", () => {
  test.each([
    ["node16", "node16"],
    ["nodenext", "nodenext"],
    ["preserve", "bundler"],
  ])("module %s, moduleResolution %s", async (module, moduleResolution) => {
    writeConsumer(join(project.stack.cwd, moduleResolution), { module, moduleResolution });
    const { code, output } = await tsc(moduleResolution);
    expect(output.match(/^\S.*error TS.*$/gm) ?? []).toEqual([]);
    expect(code).toBe(0);
  });
});

function tsc(folder: string) {
  const { cwd } = project.stack;
  return run(process.execPath, [join(cwd, "node_modules/typescript/bin/tsc"), "-p", folder], { cwd });
}

function writeConsumer(folder: string, options: { module: string; moduleResolution: string }): void {
  mkdirSync(folder);
  const models = readdirSync(join(root, "test/models")).filter((file) => file.endsWith(".json"));
  for (const file of models) cpSync(join(root, "test/models", file), join(folder, file));
  const compilerOptions = {
    ...options,
    target: "ES2022",
    types: ["node"],
    strict: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  writeFileSync(join(folder, "consumer.ts"), consumer(models));
}

function consumer(models: string[]): string {
  const declared = models.map(
    (file, index) => `import model${index} from "./${file}";
new alexa.InteractionModel("model${index}", { skillId, locale: "en-US", model: model${index} });`,
  );
  return `import * as alexa from "pulumi-alexa";
import { startEmulator } from "pulumi-alexa/emulator";
import { interactionModel } from "pulumi-alexa/provider";

const skillId: string = "amzn1.ask.skill.consumer";
export const used = [startEmulator, interactionModel];
${declared.join("\n")}
// @ts-expect-error a model needs its intents
new alexa.InteractionModel("none", { skillId, locale: "en-US", model: { languageModel: { invocationName: "none" } } });
`;
}
