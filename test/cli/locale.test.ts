import { expect, test } from "vitest";
import { folderWith, modelFile } from "./folder";

// Refused in ja-JP alone.
const japanese = modelFile((text) =>
  text.replace(
    '"languageModel": {',
    '"languageModel": { "modelConfiguration": { "fallbackIntentSensitivity": { "level": "LOW" } },',
  ),
);
const MISTAKE = "is for English and de-DE only, not for ja-JP";
const manifest = (...locales: string[]) =>
  JSON.stringify({
    manifest: { publishingInformation: { locales: Object.fromEntries(locales.map((locale) => [locale, {}])) } },
  });

test.each([
  "ja-JP.json",
  "model_ja-JP.json",
  "ja_JP.json",
  "my.skill.ja-jp.json",
  "ja.json",
  "ja-JP/model.json",
  "models/ja_JP/custom/model.json",
])("%s is judged as a model of its locale", async (name) => {
  const { alexa } = folderWith({ [name]: japanese });
  expect((await alexa("validate", name)).stdout).toContain(MISTAKE);
});

test.each(["en-US.json", "made-in-jp.json", "ja-xx.json", "model.json", "ja-JP-archive/en-GB.json", "ja/model.json"])(
  "%s is not",
  async (name) => {
    const { alexa } = folderWith({ [name]: japanese });
    expect((await alexa("validate", name)).stdout).not.toContain(MISTAKE);
  },
);

test("--locale decides for all, and has to be one", async () => {
  const { alexa } = folderWith({ "en-US.json": japanese, "model.json": japanese });
  const { stdout } = await alexa("validate", "en-US.json", "model.json", "--locale", "ja-JP");
  expect(stdout.split(MISTAKE)).toHaveLength(3);
  const { code, stderr } = await alexa("validate", "en-US.json", "--locale", "ja_JP");
  expect([code, stderr]).toEqual([2, 'pulumi-alexa: --locale "ja_JP" is not a locale: write it "ja-JP"\n']);
});

test("a skill package's only locale is that of its models without one", async () => {
  const { alexa } = folderWith({
    "one/skill-package/skill.json": manifest("ja-JP"),
    "one/skill-package/models/model.json": japanese,
    "two/skill.json": manifest("ja-JP", "en-US"),
    "two/model.json": japanese,
    "broken/skill.json": "{",
    "broken/model.json": japanese,
  });
  for (const name of ["one/skill-package/models/model.json", "one"])
    expect((await alexa("validate", name)).stdout).toContain(MISTAKE);
  for (const name of ["two", "broken"]) expect((await alexa("validate", name)).stdout).not.toContain(MISTAKE);
});

test("models whose names differ by the locale alone are those of one skill", async () => {
  const german = modelFile((text) => text.replaceAll("PickupIntent", "AbholIntent"));
  const { alexa } = folderWith({
    "a/model_en-US.json": modelFile(),
    "a/model_de-DE.json": german,
    "b/en-US/model.json": modelFile(),
    "b/de-DE/model.json": german,
    "c/one_en-US.json": modelFile(),
    "c/two_de-DE.json": german,
  });
  for (const folder of ["a", "b"]) expect((await alexa("validate", folder)).stdout).toContain("which de-DE has");
  expect((await alexa("validate", "c")).stdout).not.toContain("which de-DE has");
});
