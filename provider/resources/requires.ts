import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { programError } from "../dynamic/program-error";
import { fromStatement } from "../model/promotion/attestation";
import { parseDuration } from "../model/promotion/duration";
import type { Proof } from "../model/promotion/proof";
import { isAnyOf, type Verified, type Requirement as WireRequirement } from "../model/promotion/requirement";

/** What {@link verified} asks for. @category Promotion */
export interface VerifiedOptions {
  /** Names of gates, without the locale at their end: `["orders"]` for the gates `orders-en-US` and `orders-de-DE`. All of them are needed. */
  gates: string[];
  /** How long ago they must have passed first: `30m`, `24h`, `7d`. @default none */
  minimumAge?: string;
  /** The stack's output that holds the proofs. @default `alexaProofs` */
  output?: string;
}

/** What a stage requires before it sends a model: made by {@link verified} and {@link anyOf}. @category Promotion */
export interface Requirement {
  /** For this package alone. @hidden */
  readonly __requirement: WireRequirement;
}

/**
 * Asks that gates have passed for the very release that is to be deployed: in the stack before, by its output of {@link proofs}, or by the
 * in-toto statements that gates wrote (`attestation`).
 *
 * **Example**
 * ```typescript
 * const staging = new pulumi.StackReference("acme/coffee/staging");
 * new alexa.InteractionModel("en-US", {
 *   skillId, locale: "en-US", modelFile: `git:${release}:models/en-US.json`,
 *   requires: alexa.verified(staging, { gates: ["orders"], minimumAge: "24h" }),
 * });
 * ```
 * @param source the stack before, or paths of attestations
 * @category Promotion
 */
export function verified(source: pulumi.StackReference | string | string[], options: VerifiedOptions): Requirement {
  const { gates = [], minimumAge, output = "alexaProofs" } = options ?? {};
  const seconds = minimumAge === undefined ? undefined : parseDuration(String(minimumAge));
  const isStack = pulumi.Resource.isInstance(source) && "getOutput" in source;
  const problems = [
    !isStack &&
      !isPaths(source) &&
      "its source is neither a StackReference nor the path of an attestation, or a list of such paths",
    (!Array.isArray(gates) || gates.length === 0) && 'gates is missing: name one at least, such as ["orders"]',
    ...[gates].flat().map(localeInName),
    minimumAge !== undefined && seconds === undefined && `minimumAge is "${minimumAge}": write 30m, 24h or 7d`,
  ].filter(Boolean);
  if (problems.length > 0) throw programError(`alexa.verified: ${problems.join("; ")}`);
  const terms = { gates, ...(seconds !== undefined && { minimumAge: seconds }) };
  if (isStack) {
    // Pulumi sends outputs as what they hold.
    const from = source.name as unknown as string;
    return { __requirement: { ...terms, from, proofs: source.getOutput(output) } };
  }
  const files = [source as string | string[]].flat();
  return { __requirement: { ...terms, from: files.join(", "), ...readAttestations(files) } };
}

/**
 * Asks that one of several requirements is met; a list given to `requires` asks for all of its elements.
 * @category Promotion
 */
export function anyOf(...alternatives: Requirement[]): Requirement {
  if (alternatives.length === 0 || !alternatives.every(isRequirement))
    throw programError("alexa.anyOf: give it one requirement at least, each made by `verified` or `anyOf`");
  return { __requirement: { anyOf: alternatives.map(({ __requirement }) => __requirement) } };
}

const isRequirement = (it: Requirement | undefined) => typeof it?.__requirement === "object";
const isPaths = (source: unknown) =>
  [source].flat().every((it) => typeof it === "string") && [source].flat().length > 0;

/** Proofs name a gate without its locale, so that one name asks for those of all locales. */
function localeInName(gate: unknown): string | undefined {
  const [, name, locale] = /^(.+)-([a-z]{2}-[A-Z]{2})$/.exec(String(gate)) ?? [];
  return name && `gates has "${gate}": leave out the locale ${locale}, and write "${name}"`;
}

/** The wire form of `requires` for a model of a locale. */
export function toRequirements(
  requires: Requirement | Requirement[] | undefined,
  locale: pulumi.Input<string>,
): unknown {
  if (requires === undefined) return undefined;
  const toWire = (it: WireRequirement): WireRequirement =>
    isAnyOf(it) ? { anyOf: it.anyOf.map(toWire) } : { ...it, proofs: proofsFor(it, locale) };
  return [requires].flat().map((item) => (isRequirement(item) ? toWire(item.__requirement) : item));
}

/** A stack of many models would else send all proofs of the stage before with each of them. What is no proof is left for `check` to tell. */
function proofsFor({ gates, proofs }: Verified, locale: pulumi.Input<string>): unknown {
  if (proofs === undefined) return undefined;
  return pulumi.all([proofs, locale]).apply(([all, own]) => {
    if (!Array.isArray(all)) return all;
    return all.filter((it) => typeof it?.gate !== "string" || (gates.includes(it.gate) && it.locale === own));
  });
}

function readAttestations(files: string[]): { proofs?: Proof[]; unreadable?: string } {
  const read = files.map((file) => ({ file, found: readAttestation(file) }));
  const problems = read.flatMap(({ file, found }) => (typeof found === "string" ? [`${file} ${found}`] : []));
  if (problems.length > 0) return { unreadable: problems.join("; ") };
  return { proofs: read.flatMap(({ found }) => (typeof found === "string" ? [] : [found])) };
}

function readAttestation(file: string): Proof | string {
  try {
    return fromStatement(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    return error instanceof SyntaxError ? "is no JSON" : `cannot be read: ${(error as Error).message.split(",")[0]}`;
  }
}
