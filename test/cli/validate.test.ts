import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, modelFile } from "./folder";

const wrong = modelFile((text) => text.replace("order a {size} {drink}", "order a {sise} {drink}"));
const unused = modelFile((text) => text.replace('"Which size?"', '"Which {day}?"'));

const lineOf = (text: string, part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;
const line = lineOf(wrong, "{sise}");

describe("pulumi-alexa validate", () => {
  test("exits with 0 where nothing is wrong", async () => {
    const { alexa } = folderWith({ "en-US.json": modelFile() });
    expect(await alexa("validate", "en-US.json")).toEqual({
      code: 0,
      stdout: "0 errors, 0 warnings in 1 model\n",
      stderr: "",
    });
  });

  test("names file, line, column, place, mistake, remedy and rule, and exits with 1", async () => {
    const { alexa } = folderWith({ "models/en-US.json": wrong });
    const { code, stdout } = await alexa("validate", "models/en-US.json");
    expect(code).toBe(1);
    expect(stdout).toBe(
      `models/en-US.json:${line}:13 error languageModel.intents[2].samples[0] "order a {sise} {drink}" names {sise}, and OrderIntent has no such slot: did you mean {size}? [sample-unknown-slot]
1 error, 0 warnings in 1 model
`,
    );
  });

  test("exits with 0 for warnings, unless there are more than allowed", async () => {
    const { alexa } = folderWith({ "en-US.json": unused });
    expect((await alexa("validate", "en-US.json")).stdout).toContain(
      `en-US.json:${lineOf(unused, "Which {day}")}:22 warning prompts[1].variations[0].value names {day}`,
    );
    expect((await alexa("validate", "en-US.json")).code).toBe(0);
    expect((await alexa("validate", "en-US.json", "--max-warnings", "0")).code).toBe(1);
    expect((await alexa("validate", "en-US.json", "--max-warnings", "0", "--ignore", "prompt-unknown-slot")).code).toBe(
      0,
    );
    expect((await alexa("validate", "en-US.json", "--quiet")).stdout).toBe(
      "0 errors, 1 warning (not shown) in 1 model\n",
    );
  });

  test("takes a bare model, a skill package and any folder, and tells locales apart", async () => {
    const bare = JSON.stringify(JSON.parse(modelFile()).interactionModel);
    const german = modelFile((text) => text.replaceAll("PickupIntent", "AbholIntent"));
    const { alexa } = folderWith({
      "bare.json": bare,
      "skill/skill-package/interactionModels/custom/en-US.json": modelFile(),
      "skill/skill-package/interactionModels/custom/de-DE.json": german,
      "skill/skill-package/skill.json": "{}",
      "skill/node_modules/x/en-US.json": wrong,
    });
    expect((await alexa("validate", "bare.json")).stdout).toBe("0 errors, 0 warnings in 1 model\n");
    for (const folder of ["skill", "skill/skill-package", "."]) {
      const { code, stdout } = await alexa("validate", folder);
      expect(code).toBe(0);
      expect(stdout).toContain('de-DE.json:5:18 warning languageModel.intents has no "PickupIntent", which en-US has');
      expect(stdout).toContain(folder === "." ? "in 3 models" : "in 2 models");
    }
  });

  test("writes JSON, Markdown and GitHub's annotations", async () => {
    const { alexa } = folderWith({ "en-US.json": wrong });
    const json = JSON.parse((await alexa("validate", "en-US.json", "--format", "json")).stdout);
    expect(json).toMatchObject({
      errors: 1,
      warnings: 0,
      files: [
        {
          file: "en-US.json",
          findings: [
            {
              rule: "sample-unknown-slot",
              severity: "error",
              line,
              column: 13,
              path: "languageModel.intents[2].samples[0]",
            },
          ],
        },
      ],
    });
    const markdown = (await alexa("validate", "en-US.json", "--format", "markdown")).stdout;
    expect(markdown).toMatch(/^### 1 error, 0 warnings in 1 model\n\n\| Place \|/);
    expect(markdown).toContain(`| en-US.json:${line} | error | languageModel.intents\\[2\\].samples\\[0\\]`);
    expect((await alexa("validate", "en-US.json", "--format", "github")).stdout).toContain(
      `::error file=en-US.json,line=${line},col=13,title=sample-unknown-slot::languageModel.intents[2].samples[0] "order`,
    );
  });

  test.each<[string, string | Buffer, string]>([
    [
      "no JSON",
      "{\n  oops",
      "bad.json:2:3 error the model is not valid JSON at line 2, column 3: expected a key or } [unreadable]",
    ],
    ["an empty file", "", "is not valid JSON at line 1, column 1: expected a value"],
    ["a comma too much", '{"a": [1,\n]}', "line 2, column 1: the comma before ] is too much"],
    ["a comment", "{ // here\n}", "line 1, column 3: JSON has no comments"],
    ["a misspelt document", '{"interactionModell": {}}', "did you mean `interactionModel`?"],
    ["a list", "[]", 'must be an object with a "languageModel", not a list'],
    ["UTF-16", Buffer.from("\ufeff{}", "utf16le"), "is not UTF-8: save it as UTF-8"],
    ["random bytes", Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7919) % 256)), "is not UTF-8"],
    ["nesting without end", "[".repeat(200_000), "is not valid JSON at line 1, column 200001"],
    ["50 MB", Buffer.alloc(50_000_000, 0x20), "is far too large, with 50.0 MB: Amazon takes models of 1.5 MB"],
    ["something else", "{}", "languageModel is missing [missing-key]"],
    [
      "a deep model",
      `{"languageModel": ${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
      "the model is nested too deeply [unreadable]",
    ],
  ])("reports %s in one line", async (_, content, message) => {
    const { alexa } = folderWith({ "bad.json": content });
    const { code, stdout, stderr } = await alexa("validate", "bad.json");
    expect(code).toBe(1);
    expect(stdout).toContain(message);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  test.each([
    [[], "needs a file or a folder"],
    [["nowhere.json"], "there is no file or folder nowhere.json"],
    [["empty"], "empty has no interaction model in it"],
    [["en-US.json", "--format", "texts"], 'there is no format "texts": did you mean text?'],
    [["en-US.json", "--ignore", "sample-digits"], 'is not the id of a rule: did you mean "sample-digit"?'],
    [["en-US.json", "--ignore", "unreadable"], 'is "unreadable", which cannot be switched off'],
    [["en-US.json", "--max-warnings", "few"], '--max-warnings takes a whole number, not "few"'],
    [["en-US.json", "--frob"], "Unknown option '--frob': see --help"],
  ])("exits with 2 for %j", async (args, message) => {
    const { alexa } = folderWith({ "en-US.json": modelFile(), "empty/readme.txt": "" });
    const { code, stdout, stderr } = await alexa("validate", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("pulumi-alexa", () => {
  test("says what it can do", async () => {
    const { alexa } = folderWith({});
    for (const command of ["validate", "diff", "emulator"])
      expect((await alexa(command, "--help")).stdout).toMatch(new RegExp(`^Usage: pulumi-alexa ${command} .*`));
    expect((await alexa()).stdout).toContain("Commands:");
    expect(await alexa("frob")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no command "frob"'),
    });
  });

  test("prints the rules as docs/rules.md has them", async () => {
    const { stdout } = await folderWith({}).alexa("rules");
    expect(readFileSync(join(__dirname, "../../docs/rules.md"), "utf8")).toBe(stdout);
  });
});
