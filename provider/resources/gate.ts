import * as pulumi from "@pulumi/pulumi";
import { AlexaResource } from "../dynamic/resource";
import type { HandlerName } from "../dynamic/stub";
import type { Proof } from "../model/promotion/proof";
import type { Locale } from "../model/schema/locales";
import type * as Suite from "../model/suite/schema";
import { readSuite } from "../model/suite/suite-file";
import { suiteToWire } from "../model/wire/suite";
import { type DeepInput, secrecyOf } from "./deep-input";
import { InteractionModel } from "./interaction-model";
import { prepareFile, prepareInputs } from "./model-inputs";

/** What an utterance is expected to be taken for. At least one of its parts. @interface */
export type Expectation = Suite.Expectation<string | RegExp>;
/** One thing that is said, and what it is expected to be taken for. @interface */
export type Utterance = Suite.Utterance<string | RegExp>;
/**
 * Several utterances in one session, one after the other. Only one of them has to expect something. It ends with the first that is not as
 * expected, and counts as one utterance.
 * @interface
 */
export type UtteranceDialog = Suite.UtteranceDialog<string | RegExp>;

/** What a program declares of a gate: a {@link SkillSimulation} or an {@link NluProfile}. @category Resources */
export interface GateArgs {
  /**
   * The model that is tried. It takes the place of `skillId`, `stage` and `locale`, and of `triggers: [model.version]`: the gate runs again when
   * the model changes. A run that passes is a proof of the model's `sourceHash`. Either `model`, or `skillId` and `locale`, are needed.
   */
  model?: InteractionModel;
  /** The id of a skill of the account, `amzn1.ask.skill.…`, which has the locale. Changing it replaces the resource. */
  skillId?: pulumi.Input<string>;
  /**
   * The locale, such as `en-US`: one of {@link KNOWN_LOCALES}. Another of the same form is warned of, any other text is an error. Changing it
   * replaces the resource.
   */
  locale?: pulumi.Input<Locale>;
  /** `development` or `live`. Changing it replaces the resource. @default `development` */
  stage?: pulumi.Input<"development" | "live">;
  /**
   * What is said, and what is expected of it: `[{ input: "a small latte", expect: { intent: "OrderIntent", slots: { size: "small" } } }]`.
   * At least one; either `utterances` or `utterancesFile` is needed. Changing them runs the gate again.
   */
  utterances?: DeepInput<(Utterance | UtteranceDialog)[]>;
  /**
   * A file that holds them, relative to the program's folder, such as `suites/en-US.csv`, or that of a release, `git:<rev>:<path>`; an NLU annotation set of Amazon's is one too. A `.json` file holds the list that `utterances` takes, or
   * `[{"utterance": …, "intent": …, "slots": {…}}]`. Any other is CSV (`,`, `;` or tabs) whose first line names its columns: `utterance`,
   * `intent`, and where needed `slots` (`size=large; drink.id=C; milk=`, the last of which must be empty, or a JSON object), `confirmation`,
   * `response`, `dialog` (rows after each other with the same name there are one dialog) and `locale` (rows of other locales are passed over).
   */
  utterancesFile?: pulumi.Input<string>;
  /** Any values, typically `[model.version]`: when one changes, the gate runs again. A resource as a whole is an error. @default none */
  triggers?: pulumi.Input<pulumi.Input<unknown>[] | undefined>;
  /** Runs at every `pulumi up`: every preview shows a change then. @default `false` */
  always?: pulumi.Input<boolean | undefined>;
  /** The share of utterances that has to be as expected, from 0 to 1, such as 0.95. What is not, within it, is warned of. @default `1` */
  minimumPassRate?: pulumi.Input<number | undefined>;
  /** Seconds, above 0, that a simulation may take, and as many that an utterance may wait for another client of the account. @default `60` */
  timeout?: pulumi.Input<number | undefined>;
  /**
   * An `.html` file, relative to the program's folder, such as `reports/en-US.html`, to which each run writes a page: pass rate by intent, which intents are taken for
   * which, every failure, and what is new since the run before. It shows the utterances. @default none
   */
  report?: pulumi.Input<string | undefined>;
  /**
   * A `.json` file, relative to the program's folder, to which a run that passes writes its proof as an in-toto statement of a test result
   * (https://in-toto.io/attestation/test-result/v0.1), for others to sign. Needs `model`. @default none
   */
  attestation?: pulumi.Input<string | undefined>;
}

/** An utterance that was not as expected. */
export interface GateFailure {
  /** `suite.csv:5`, or `utterances[3]`. */
  place: string;
  /** What was said. */
  utterance: string;
  /** What it was expected to be taken for, in words. */
  expected: string;
  /** What it was taken for, in words. */
  got: string;
}

/** What {@link SkillSimulation} and {@link NluProfile} have in common. */
export abstract class Gate extends AlexaResource {
  /** How many utterances, a dialog counted as one. */
  declare readonly total: pulumi.Output<number>;
  /** How many of them were as expected. */
  declare readonly passed: pulumi.Output<number>;
  /** How many of them were not. */
  declare readonly failed: pulumi.Output<number>;
  /** `passed / total`. */
  declare readonly passRate: pulumi.Output<number>;
  /** What was not as expected, within `minimumPassRate`: at most 100, and none of utterances that came from a secret. */
  declare readonly failures: pulumi.Output<GateFailure[]>;
  /** What the last run proved; undefined without `model`, or where another model than the declared one stood at Amazon. */
  declare readonly proof: pulumi.Output<Proof | undefined>;
  /**
   * What the gate has proved: newest first, at most 25; the same again is not repeated. A run that fails, is interrupted, or sees the model change proves
   * nothing, and takes no earlier proof back (`alexa:hold` does).
   */
  declare readonly proofs: pulumi.Output<Proof[]>;

  /** Of the resource, for `proofs`. @hidden */
  readonly resourceName: string;

  protected constructor(handler: HandlerName, name: string, args: GateArgs, opts: pulumi.CustomResourceOptions) {
    super(handler, name, toInputs(args ?? {}), OUTPUTS, opts);
    this.resourceName = name;
  }
}

const OUTPUTS = ["total", "passed", "failed", "passRate", "failures", "proof", "proofs"];

function toInputs({ model, ...given }: GateArgs): Record<string, unknown> {
  if (model === undefined) return prepare(given);
  if (!(model instanceof InteractionModel))
    return { ...given, __problems: ["model is not an InteractionModel of this program: give the resource itself"] };
  const twice = ["skillId", "stage", "locale"].filter((key) => given[key as keyof typeof given] !== undefined);
  const { skillId, stage, locale, sourceHash, modelHash, version, eTag, invocationName, commit } = model;
  if (twice.length > 0) {
    const problem = `model and ${twice.join(", ")} are both given: keep model`;
    return { ...given, skillId, stage, locale, __problems: [problem] };
  }
  const tried = { sourceHash, modelHash, version, eTag, invocationName, commit };
  return { ...prepare({ ...given, skillId, stage, locale } as GateArgs), model: tried };
}

function prepare({ utterances, utterancesFile, ...args }: GateArgs): Record<string, unknown> {
  if (utterances && utterancesFile)
    return { ...args, __problems: ["utterances and utterancesFile are both given: keep one"] };
  const mistaken = mistakenTriggers(args.triggers);
  if (mistaken.length > 0) return { ...args, triggers: undefined, __problems: mistaken };
  const prepared = utterancesFile
    ? prepareFile("utterances", utterancesFile, readUtterances, args.locale)
    : prepareInputs("utterances", utterances, (items, isReference) => ({ ...suiteToWire(items, isReference) }));
  const { opening } = args as { opening?: unknown };
  const secret = secrecyOf(opening);
  if (secret === undefined) return { ...args, ...prepared };
  const secrets = pulumi.all([prepared.__secret, secret]);
  return { ...args, ...prepared, __secret: secrets.apply((found) => found.includes(true) || undefined) };
}

function readUtterances(text: unknown, _isReference: unknown, file = "", locale?: unknown) {
  const { items, lines } = readSuite(file, String(text), typeof locale === "string" ? locale : undefined);
  return { ...suiteToWire(items), __lines: lines };
}

/** A resource serialises to its id, which stays the same when its outputs change. */
function mistakenTriggers(triggers: unknown): string[] {
  return (Array.isArray(triggers) ? triggers : []).flatMap((trigger, index) =>
    pulumi.Resource.isInstance(trigger)
      ? [`triggers[${index}] is a resource: give one of its outputs, such as model.version`]
      : [],
  );
}
