import * as pulumi from "@pulumi/pulumi";
import { programError } from "../dynamic/program-error";
import { isRecord, UnreadableModel } from "../model/document/document";
import { readPackage, type SkillPackage } from "../model/document/package";
import { InteractionModel, type InteractionModelArgs } from "./interaction-model";
import { packageRemarks } from "./package-remarks";
import { REMARKS, type Remarks } from "./text-warnings";

/** What a program declares of an {@link InteractionModelSet}: what its models have in common. @category Resources */
export interface InteractionModelSetArgs extends Omit<InteractionModelArgs, "locale" | "model" | "modelFile"> {
  /**
   * A skill package of ask-cli, relative to the program's folder: `skill-package`, or the project's folder around it, or a folder with files
   * such as `en-US.json`. Or that of a release: `git:<rev>:<folder>`, with a path from the repository's root, or with `./` from the program's
   * folder. A plain text, since its files decide which resources there are.
   */
  package: string;
  /** Locales that take the model of another one, such as `{ "en-AU": "en-US" }`. @default none */
  from?: Record<string, string> | undefined;
  /**
   * Names that the models had as single resources, by locale: `{ "en-US": "model-en-US" }`; or their URNs, where they stood below a component.
   * Moving them into the set then changes nothing. @default none
   */
  aliases?: Record<string, string> | undefined;
}

/**
 * The models of a skill package: one {@link InteractionModel} for each locale, named `<name>-<locale>`, below this component. Files whose
 * locales differ in their intents or from `skill.json` are warned of.
 *
 * **Example**
 * ```typescript
 * const models = new alexa.InteractionModelSet("models", {
 *   skillId,
 *   package: `git:${config.require("release")}:skill-package`,
 *   overlay: { invocationSuffix: config.get("suffix") },
 *   requires: alexa.verified(staging, { gates: ["orders"] }),
 * });
 * const gates = models.map((model, locale) => new alexa.NluProfile(`orders-${locale}`, { model, utterancesFile: "suite.csv" }));
 * export const alexaProofs = alexa.proofs(gates);
 * ```
 * @category Resources
 */
export class InteractionModelSet extends pulumi.ComponentResource {
  /** The models by locale. */
  readonly models: Readonly<Record<string, InteractionModel>>;

  constructor(name: string, args: InteractionModelSetArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("alexa:index:InteractionModelSet", name, {}, opts);
    const { package: folder, from: sources, aliases: names, ...common } = args ?? {};
    const ofEach = ["locale", "model", "modelFile"].filter((key) => key in common);
    if (ofEach.length > 0)
      throw wrong(name, `${ofEach.join(", ")} is given for each model by the package: leave it out`);
    const from = textsByLocale(name, "from", sources);
    const aliases = textsByLocale(name, "aliases", names);
    const found = readDeclaredPackage(name, folder);
    const files = withBorrowed(name, found.files, from);
    const unknown = Object.keys(aliases).filter((locale) => !Object.hasOwn(files, locale));
    if (unknown.length > 0) throw wrong(name, `aliases has ${unknown.join(", ")}, of which the package has no model`);
    const remarks = packageRemarks(files, found.manifestLocales);
    const models = Object.entries(files).map(([locale, modelFile]) => {
      const own: InteractionModelArgs & Remarks = { ...common, locale, modelFile, [REMARKS]: remarks[locale] ?? [] };
      return [locale, new InteractionModel(`${name}-${locale}`, own, { parent: this, ...aliasOf(aliases[locale]) })];
    });
    this.models = Object.fromEntries(models);
    this.registerOutputs({});
  }

  /** What `visit` makes of each model, such as a gate; by locale in alphabetical order. */
  map<T>(visit: (model: InteractionModel, locale: string) => T): T[] {
    return Object.entries(this.models).map(([locale, model]) => visit(model, locale));
  }
}

function readDeclaredPackage(name: string, folder: unknown): SkillPackage {
  if (typeof folder !== "string")
    throw wrong(name, "package is no text: its files decide which resources there are, so it cannot be an output");
  try {
    return readPackage(folder);
  } catch (error) {
    throw error instanceof UnreadableModel ? wrong(name, `${folder} ${error.message}`) : error;
  }
}

function textsByLocale(name: string, key: string, given: unknown): Record<string, string> {
  const texts = given ?? {};
  if (isRecord(texts) && Object.values(texts).every((text) => typeof text === "string"))
    return texts as Record<string, string>;
  throw wrong(name, `${key} must be an object with a text for each locale, such as { "en-AU": "…" }`);
}

/** The files, and those that other locales take. */
function withBorrowed(name: string, files: Record<string, string>, from: Record<string, string>) {
  const problems = Object.entries(from).flatMap(([locale, source]) => [
    ...(Object.hasOwn(files, locale) ? [`from: ${locale} has a model of its own: remove that, or ${locale} here`] : []),
    ...(Object.hasOwn(files, source)
      ? []
      : [`from: ${locale} takes the model of ${source}, which the package does not have`]),
  ]);
  if (problems.length > 0) throw wrong(name, problems.join("; "));
  const borrowed = Object.entries(from).map(([locale, source]) => [locale, files[source] ?? ""]);
  const all: Record<string, string> = { ...files, ...Object.fromEntries(borrowed) };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function aliasOf(alias: string | undefined): pulumi.CustomResourceOptions {
  if (alias === undefined) return {};
  return { aliases: [alias.startsWith("urn:") ? alias : { name: alias, parent: pulumi.rootStackResource }] };
}

/** Ends the program with one sentence. */
function wrong(name: string, problem: string): Error {
  return programError(`InteractionModelSet ${name}: ${problem}`);
}
