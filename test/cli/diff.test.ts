import { describe, expect, test } from "vitest";
import { applyChanges } from "../../provider/model/diff";
import { folderWith, modelFile } from "./folder";

const changed = modelFile((text) =>
  text
    .replace('"search for {query}"', '"find {query}", "look for {query}"')
    .replace("corner coffee house", "corner coffee shop"),
);

describe("pulumi-alexa diff", () => {
  test("tells in words what changed, and exits with 1", async () => {
    const { alexa } = folderWith({ "old.json": modelFile(), "en-US.json": changed });
    const { code, stdout } = await alexa("diff", "old.json", "en-US.json");
    expect(code).toBe(1);
    expect(stdout).toBe(`en-US: invocationName "corner coffee house" → "corner coffee shop"; SearchIntent +2 samples −1
~ invocationName: "corner coffee house" → "corner coffee shop"
~ intent SearchIntent
-   sample "search for {query}"
+   sample "find {query}"
+   sample "look for {query}"
`);
    expect((await alexa("diff", "old.json", "en-US.json", "--exit-zero")).code).toBe(0);
  });

  test("exits with 0 where the layout alone differs", async () => {
    const { alexa } = folderWith({
      "old.json": modelFile(),
      "en-US.json": modelFile((text) => JSON.stringify(JSON.parse(text))),
    });
    expect(await alexa("diff", "old.json", "en-US.json")).toEqual({
      code: 0,
      stdout: "en-US: no difference in the model (layout and version do not count)\n",
      stderr: "",
    });
  });

  test("writes JSON that makes the new model of the old", async () => {
    const { alexa } = folderWith({ "old.json": modelFile(), "en-US.json": changed });
    const { stdout } = await alexa("diff", "old.json", "en-US.json", "--format", "json");
    const [{ changes }] = JSON.parse(stdout).models;
    const bare = (text: string) => JSON.parse(text).interactionModel;
    expect(applyChanges(bare(modelFile()), changes)).toEqual(bare(changed));
  });

  test("writes Markdown and a notice for a pull request", async () => {
    const { alexa } = folderWith({ "old.json": modelFile(), "en-US.json": changed });
    const { stdout } = await alexa("diff", "old.json", "en-US.json", "--format", "markdown");
    expect(stdout).toMatch(/^### en-US: invocationName .*\n\n```diff\n! invocationName: [^`]*\n```\n$/);
    expect((await alexa("diff", "old.json", "en-US.json", "--format", "github")).stdout).toMatch(
      /^::notice title=en-US::en-US: invocationName/,
    );
  });

  test("compares skill packages locale by locale", async () => {
    const custom = "skill-package/interactionModels/custom";
    const { alexa } = folderWith({
      [`old/${custom}/en-US.json`]: modelFile(),
      [`old/${custom}/fr-FR.json`]: modelFile(),
      [`new/${custom}/en-US.json`]: changed,
      [`new/${custom}/de-DE.json`]: modelFile(),
    });
    const { code, stdout } = await alexa("diff", "old", "new");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^de-DE added: invocationName nothing → "corner coffee house"; .*\+OrderIntent/m);
    expect(stdout).toMatch(/^fr-FR removed: /m);
    expect(stdout).toMatch(/^\+ {3}sample "order a \{size\} \{drink\}"$/m);
    expect(stdout.match(/^\w\w-\w\w: .*/gm)).toEqual([
      'en-US: invocationName "corner coffee house" → "corner coffee shop"; SearchIntent +2 samples −1',
    ]);
  });

  test("reads a revision of git", async () => {
    const { alexa, run } = folderWith({ "models/en-US.json": modelFile() });
    const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    for (const args of [
      ["init", "-q"],
      ["add", "."],
      [...identity, "commit", "-qm", "first"],
    ])
      expect((await run("git", args)).code).toBe(0);
    expect((await alexa("diff", "git:HEAD:models/en-US.json", "models/en-US.json")).code).toBe(0);
    const added = await alexa("diff", "git:HEAD:models/nowhere.json", "models/en-US.json");
    expect(added.code).toBe(1);
    expect(added.stdout).toMatch(/^en-US added: /);
    expect((await alexa("diff", "git:HEAD:models", "models")).stderr).toContain(
      "git:HEAD:models is a folder: name one file of it",
    );
    expect((await alexa("diff", "git:NOWHERE:models/en-US.json", "models/en-US.json")).stderr).toContain(
      "has no revision NOWHERE that git knows here: fetch it",
    );
    expect((await alexa("diff", "models", "models/en-US.json")).stderr).toContain("a file and a folder do not compare");
    expect((await alexa("diff", "git:--output=x:y", "models/en-US.json")).code).toBe(2);
    expect((await alexa("diff", "git:HEAD", "models/en-US.json")).stderr).toContain("must be git:<rev>:<path>");
  });

  test.each([
    [["old.json"], "diff needs two models"],
    [["old.json", "bad.json"], "bad.json is not valid JSON at line 1, column 1"],
  ])("exits with 2 for %j", async (args, message) => {
    const { alexa } = folderWith({ "old.json": modelFile(), "bad.json": "x" });
    const { code, stderr } = await alexa("diff", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
