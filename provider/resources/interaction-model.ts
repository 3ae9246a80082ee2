import * as pulumi from "@pulumi/pulumi";
import { AlexaResource } from "../dynamic/resource";
import { parseDocument } from "../model/document/document";
import type { Approval, UsedProof } from "../model/promotion/proof";
import type { Locale } from "../model/schema/locales";
import type { InteractionModelDocument, InteractionModel as Model } from "../model/schema/model-types";
import { documentToWire } from "../model/wire/model";
import { type DeepInput, secrecyOf } from "./deep-input";
import { prepareFile, prepareInputs } from "./model-inputs";
import { type Requirement, toRequirements } from "./requires";
import { REMARKS, type Remarks, textWarnings, withRemarks } from "./text-warnings";

/** What a stage changes of a model; either of the two. @category Resources */
export interface Overlay {
  /** In place of the model's own name. */
  invocationName?: pulumi.Input<string | undefined> | Record<string, pulumi.Input<string>> | undefined;
  /** Said after the model's own name: a blank and this text are appended. */
  invocationSuffix?: pulumi.Input<string | undefined> | Record<string, pulumi.Input<string>> | undefined;
}

/** What a program declares of an {@link InteractionModel}. @category Resources */
export interface InteractionModelArgs {
  /** The id of a skill of the account, `amzn1.ask.skill.…`, which has the locale. Changing it replaces the resource. */
  skillId: pulumi.Input<string>;
  /**
   * The locale, such as `en-US`: one of {@link KNOWN_LOCALES}. Another of the same form is warned of, any other text is an error. Changing it
   * replaces the resource.
   */
  locale: pulumi.Input<Locale>;
  /** `development` or `live`; Amazon lets few accounts write to `live`. Changing it replaces the resource. @default `development` */
  stage?: pulumi.Input<"development" | "live">;
  /**
   * The model: the whole document that Amazon's tools write, the bare `interactionModel`, or the JSON text of one of them; at most 1.5 MB
   * (Amazon's "Interaction model limits"). Outputs of other resources may stand anywhere inside. Either `model` or `modelFile` is needed.
   * Changing it builds a new version. Mistakes are errors of the preview, each with its rule: docs/rules.md lists them and their sources.
   */
  model?: DeepInput<Model> | DeepInput<InteractionModelDocument> | pulumi.Input<string>;
  /**
   * A JSON file that holds the model as ask-cli and the developer console write it, relative to the program's folder:
   * `skill-package/interactionModels/custom/en-US.json`. Mistakes are told with their line and column in it. Or a file of a release:
   * `git:<rev>:<path>`, such as `git:v1.4.0:models/en-US.json`, with a tag, a commit or a branch, and a path from the repository's root (with
   * `./` from the program's folder). The machine's `git` reads it; a shallow clone may lack the revision.
   */
  modelFile?: pulumi.Input<string>;
  /**
   * What this stage changes of the model: its invocation name, and nothing else, since another sample is another model. A text, or one for each
   * locale. Everything that judges or compares the model sees it with the overlay. Changing it builds a new version.
   * @default none
   * @example `{ invocationSuffix: "staging" }` makes "coffee shop" "coffee shop staging"
   */
  overlay?: pulumi.Input<Overlay | undefined>;
  /**
   * Describes the model's next version at Amazon. It goes with the next build and never causes one. A marker `[pulumi:…]` is added, by which
   * an interrupted run finds its own work again. @default none
   */
  description?: pulumi.Input<string | undefined>;
  /**
   * Seconds that a build may take, above 0. After them the update fails, and the next `pulumi up` goes on waiting. Changing it sends nothing.
   * @default `alexa:buildTimeout`, else 900
   */
  buildTimeout?: pulumi.Input<number | undefined>;
  /**
   * What to do where another model stands that this stack has not seen: `fail` shows the differences, `overwrite` replaces it and keeps its
   * version in `supersededVersion`. Changing it sends nothing.
   * @default `fail`
   */
  onConflict?: pulumi.Input<"fail" | "overwrite" | undefined>;
  /**
   * What has to be proved of the release before this stage sends it, made by {@link verified} and {@link anyOf}: all of a list. It is judged in
   * the preview, which refuses what is not proved, with nothing sent. What is deployed already needs no new proof. Two entries of the stack's
   * configuration are a person's word on one release, each with the first 8 digits or more of its sourceHash and a reason: `alexa:approve`
   * stands in for a proof, and is warned of until there is one; `alexa:hold` refuses the release, whatever proves it, also without `requires`.
   * @default none
   */
  requires?: Requirement | Requirement[] | undefined;
  /**
   * Ids of rules that are not to be applied to the model, such as `["sample-digit"]`: docs/rules.md lists them all. Changing it sends nothing.
   * @default none
   */
  ignoreRules?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}

/**
 * The interaction model of a skill in one locale (SMAPI: `PUT …/interactionModel/locales/{locale}`, Interaction Model Management REST API reference).
 *
 * Creating or updating sends the model and waits until Amazon has built it; a build that fails fails the update with every reason, while
 * the model before it stays in use. A build that fails without a reason is tried once more. An equal model that stands there already is taken
 * over without a build; a wait that was cut off, or took longer than `buildTimeout`, is resumed by the next `pulumi up`. Amazon cannot delete a model: removing the resource leaves it there, and says so.
 *
 * **Example: a model in a file**
 * ```typescript
 * const model = new alexa.InteractionModel("en-US", { skillId, locale: "en-US", modelFile: "models/en-US.json" });
 * export const version = model.version;
 * ```
 *
 * **Example: a model in the program, with a shared slot type**
 * ```typescript
 * new alexa.InteractionModel("en-US", {
 *   skillId,
 *   locale: "en-US",
 *   model: {
 *     languageModel: {
 *       invocationName: "coffee shop",
 *       intents: [{
 *         name: "OrderIntent",
 *         slots: [{ name: "drink", slotTypeReference: drinks.reference }],
 *         samples: ["order a {drink}"],
 *       }],
 *     },
 *   },
 * });
 * ```
 * @category Resources
 */
export class InteractionModel extends AlexaResource {
  /** As declared. */
  declare readonly skillId: pulumi.Output<string>;
  /** As declared. */
  declare readonly locale: pulumi.Output<string>;
  /** As declared, or `development`. */
  declare readonly stage: pulumi.Output<string>;
  /** The version of the model that was built last, a decimal string. */
  declare readonly version: pulumi.Output<string>;
  /** Identifies the built model at Amazon; undefined where Amazon's status did not yet speak of this version. */
  declare readonly eTag: pulumi.Output<string | undefined>;
  /** SHA-256 of the model as it stands at Amazon, whatever its layout. */
  declare readonly modelHash: pulumi.Output<string>;
  /**
   * SHA-256 of what is promoted from stage to stage: the model before `overlay`, and where it has the `reference` of a {@link SlotTypeVersion}
   * the hash of its values, so that it is the same in every account. A preview knows it. `pulumi-alexa hash` prints it for a file. Undefined
   * after `get`.
   */
  declare readonly sourceHash: pulumi.Output<string>;
  /** The invocation name, after `overlay`; undefined where the model came from a secret, and after `get`. A preview knows it. */
  declare readonly invocationName: pulumi.Output<string | undefined>;
  /**
   * The commit that `modelFile: "git:<rev>:…"` named when the model was last changed, 40 hex digits; undefined without one. Another commit with
   * the same model changes nothing.
   */
  declare readonly commit: pulumi.Output<string | undefined>;
  /** `modelFile: "git:<rev>:…"` when the model was last changed; undefined without one. */
  declare readonly release: pulumi.Output<string | undefined>;
  /**
   * The version of a model that this one took the place of, the last time that happened: another client's, or one that an interrupted run had
   * sent. It can still be read (SMAPI: get interaction model version).
   */
  declare readonly supersededVersion: pulumi.Output<string | undefined>;
  /**
   * On what the release was deployed here, where `requires` asks for it: proofs, or a person's word.
   */
  declare readonly proof: pulumi.Output<(UsedProof | Approval)[] | undefined>;

  constructor(name: string, args: InteractionModelArgs, opts: pulumi.CustomResourceOptions = {}) {
    super("interactionModel", name, opts.id === undefined ? toInputs(args ?? {}) : undefined, OUTPUTS, opts, FORESEEN);
  }

  /**
   * Reads the outputs of a model that exists, without the model; fails where there is none.
   * @param id `<skillId>/<stage>/<locale>`
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): InteractionModel {
    return new InteractionModel(name, undefined as unknown as InteractionModelArgs, { ...opts, id });
  }
}

const FORESEEN = ["sourceHash", "invocationName"];
const OUTPUTS = [
  ...["skillId", "locale", "stage", "version", "eTag", "modelHash"],
  ...["commit", "release", "supersededVersion", "proof"],
];

function toInputs({ requires, ...args }: InteractionModelArgs & Remarks): Record<string, unknown> {
  const config = new pulumi.Config("alexa");
  return {
    ...withRemarks(prepare(args), args[REMARKS]),
    requires: toRequirements(requires, args.locale),
    __requires: requires !== undefined,
    __approve: config.get("approve"),
    __hold: config.get("hold"),
  };
}

function prepare({ model, modelFile, ...args }: InteractionModelArgs): Record<string, unknown> {
  if (model && modelFile) return { ...args, __problems: ["model and modelFile are both given: keep one"] };
  const read = (source: unknown, isReference?: (node: unknown) => boolean, file?: string) => {
    const document = typeof source === "string" ? parseDocument(source) : source;
    const { text, references } = documentToWire(source, document, isReference);
    return { model: text, references, __warnings: textWarnings("model", source, document, file) };
  };
  const prepared = modelFile ? prepareFile("model", modelFile, read) : prepareInputs("model", model, read);
  return { ...args, ...prepared, __secretOverlay: secrecyOf(args.overlay) };
}
