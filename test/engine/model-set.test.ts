import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { KNOWN_LOCALES } from "../../provider/model/schema/locales";
import { coffee, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, fresh, pulumi, write, state, newRequests } = bench;

const CUSTOM = "skill-package/interactionModels/custom";
function file(path: string, content: unknown): void {
  const target = join(bench.stack.cwd, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(content));
}
const models = (...locales: string[]) => {
  for (const locale of locales) file(`${CUSTOM}/${locale}.json`, { interactionModel: coffee() });
};
const manifest = (...locales: string[]) =>
  file("skill-package/skill.json", {
    manifest: { publishingInformation: { locales: Object.fromEntries(locales.map((locale) => [locale, {}])) } },
  });
const set = (args: Record<string, unknown> = {}) => [
  { type: "InteractionModelSet", name: "models", args: { skillId: SKILL, package: "skill-package", ...args } },
];

beforeEach(() => {
  fresh();
  rmSync(join(bench.stack.cwd, "skill-package"), { recursive: true, force: true });
});

test("a set has a model for each file, whatever the order, and for each locale that takes another's", async () => {
  models("en-US", "de-DE");
  write(set({ from: { "en-GB": "en-US" }, overlay: { invocationSuffix: { "en-GB": "please" } } }));
  await up();
  const names = Object.keys(await state()).filter((name) => name.startsWith("models-"));
  expect(names).toEqual(expect.arrayContaining(["models-de-DE", "models-en-GB", "models-en-US"]));
  expect(names).toHaveLength(3);
  const nameOf = (locale: string) =>
    (bench.emulator.model(SKILL, locale) as ReturnType<typeof coffee>).languageModel.invocationName;
  expect(["de-DE", "en-GB", "en-US"].map(nameOf)).toEqual(["coffee shop", "coffee shop please", "coffee shop"]);
  newRequests();
  await up("--expect-no-changes");
  expect(newRequests()).toEqual([]);
});

test("single models move into a set by aliases without a change", async () => {
  models("en-US", "de-DE");
  const modelFile = (locale: string) => `${CUSTOM}/${locale}.json`;
  const single = (locale: string) =>
    model(
      { locale, model: undefined, modelFile: modelFile(locale), overlay: { invocationSuffix: "please" } },
      `old-${locale}`,
    );
  write([single("en-US"), single("de-DE")]);
  await up();
  newRequests();
  write(set({ overlay: { invocationSuffix: "please" }, aliases: { "en-US": "old-en-US", "de-DE": "old-de-DE" } }));
  expect(await up()).toMatch(/1 created\n\s+3 unchanged/);
  expect(newRequests()).toEqual([]);
  await up("--expect-no-changes");
});

test("locales that differ from each other or from the manifest are warned of once, with the models that change", async () => {
  models("de-DE", "en-GB");
  const { languageModel } = coffee();
  file(`${CUSTOM}/en-US.json`, { languageModel: { ...languageModel, intents: languageModel.intents.slice(1) } });
  manifest("de-DE", "en-GB", "fr-FR");
  write(set());
  const { output } = await pulumi("preview");
  expect(output).toContain(
    `${CUSTOM}/en-US.json: languageModel.intents has no "AMAZON.StopIntent", which de-DE, en-GB have`,
  );
  expect(output).toContain(`${CUSTOM}/en-US.json: the model has the locale en-US, which skill.json lacks`);
  expect(output).toContain("the model is of a package whose skill.json has fr-FR too");
  write(set({ ignoreRules: ["locale-intents-differ", "locale-not-in-manifest", "manifest-locale-without-model"] }));
  expect((await pulumi("preview")).output).not.toContain("skill.json");
  write(set());
  await up();
  expect((await pulumi("preview")).output).not.toContain("skill.json");
});

test("what is wrong with a package is one sentence", async () => {
  const told = async (args: Record<string, unknown>) => {
    write(set(args));
    return upFails();
  };
  expect(await told({})).toContain(
    "InteractionModelSet models: skill-package has no models: interactionModels/custom with files such as en-US.json is looked for",
  );
  expect(await told({ package: { $secret: "x" } })).toContain("package is no text");
  expect(await told({ package: "git:none:models" })).toContain(
    "git:none:models cannot be read by git: not a git repository",
  );
  expect(await told({ package: "args.json" })).toContain("args.json has no models");
  models("en-US", "de-DE");
  expect(await told({ from: { "de-DE": "en-US", "en-GB": "en-AU" } })).toContain(
    "from: de-DE has a model of its own: remove that, or de-DE here; from: en-GB takes the model of en-AU, which the package does not have",
  );
  expect(await told({ aliases: { "fr-FR": "old" } })).toContain("aliases has fr-FR, of which the package has no model");
  expect(await told({ from: { "en-AU": "constructor" } })).toContain("en-AU takes the model of constructor");
  expect(await told({ from: "en-US" })).toContain("from must be an object with a text for each locale");
  expect(await told({ aliases: { "en-US": 1 } })).toContain("aliases must be an object with a text for each locale");
  expect(await told({ locale: "en-US" })).toContain("locale is given for each model by the package: leave it out");
  expect(newRequests()).toEqual([]);
});

interface Step {
  newState: { inputs?: { locale?: string; __sourceHash?: string } };
}

test("17 locales with a suffix have one hash a locale in all stages", async () => {
  models(...KNOWN_LOCALES);
  for (const [index, locale] of KNOWN_LOCALES.entries())
    file(`${CUSTOM}/${locale}.json`, coffee([`number ${"i".repeat(index + 1)}`]));
  const hashes = async (suffix?: string) => {
    write(set({ overlay: { invocationSuffix: suffix } }));
    const { output } = await pulumi("preview", "--json");
    const { steps } = JSON.parse(output.slice(output.indexOf("{")));
    const found = steps.flatMap(({ newState: { inputs } }: Step) =>
      inputs?.locale ? [[inputs.locale, inputs.__sourceHash]] : [],
    );
    return Object.fromEntries(found);
  };
  const [dev, staging, prod] = [await hashes("test"), await hashes("staging"), await hashes()];
  expect(new Set(Object.values(dev)).size).toBe(17);
  expect(staging).toEqual(dev);
  expect(prod).toEqual(dev);
});
