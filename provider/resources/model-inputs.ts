import { isAbsolute, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { UnreadableModel } from "../model/document/document";
import { commitOf, isGitName } from "../model/document/git-file";
import { readModelFile } from "../model/document/model-file";
import { anySecret, isDeferred } from "./deep-input";

/** What the provider is sent in place of a model, a list of values or a suite. */
type Prepared = Record<string, unknown> & { references?: Record<string, unknown> };

type Prepare = (source: unknown, isReference?: (node: unknown) => boolean, file?: string, locale?: unknown) => Prepared;

/** What goes with a model, a list of values or a suite: mistakes of reading, remarks on the text, the file and the commit that it came from, and lines in it. */
const ASIDE = ["__problems", "__warnings", "__file", "__lines", "__commit", "__release"] as const;

/**
 * Prepares what a program gave: outputs inside it are taken apart, so that the rest is known in a preview; one that is an output as a whole
 * stays one unknown until it is known. What cannot be read becomes a problem that `check` reports with all others.
 */
export function prepareInputs(name: string, source: unknown, prepare: Prepare): Record<string, unknown> {
  if (source === undefined) return {};
  const notText =
    source instanceof Uint8Array ? "a Buffer" : pulumi.asset.Asset.isInstance(source) ? "an asset" : undefined;
  if (notText) return { __problems: [`${name} is ${notText}: give the object, its JSON text, or ${name}File`] };
  if (isDeferred(source) || isDeferred((source as { interactionModel?: unknown } | null)?.interactionModel)) {
    const known: pulumi.Output<unknown> = pulumi.output<unknown>(source);
    return prepareLater(
      name,
      known,
      known.apply((value) => attempt(name, () => prepare(value))),
    );
  }
  const isReference = (node: unknown) => isDeferred(node) || pulumi.Resource.isInstance(node);
  const { references: found = {}, ...prepared } = attempt(name, () => prepare(source, isReference));
  const { references, valuesHashes, problems } = takeOutputs(name, found);
  if (problems.length > 0) return { ...prepared, __problems: problems };
  const outputs = Object.values(references);
  if (outputs.length === 0) return prepared;
  const hashes = Object.keys(valuesHashes).length > 0 ? { __valuesHashes: valuesHashes } : {};
  return { ...prepared, references, ...hashes, __secret: anySecret(outputs) };
}

/** A version of a slot type stands for its reference; no other resource can stand in a model. */
function takeOutputs(name: string, found: Record<string, unknown>) {
  const references: Record<string, unknown> = {};
  const valuesHashes: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, node] of Object.entries(found)) {
    const valuesHash = SHARED_TYPE.test(key) ? valuesHashOf(node) : undefined;
    if (valuesHash !== undefined) valuesHashes[key] = valuesHash;
    if (!pulumi.Resource.isInstance(node)) references[key] = node;
    else if ("reference" in node) references[key] = node.reference;
    else
      problems.push(
        `${name} ${key} is a resource: give one of its outputs, such as the \`reference\` of a SlotTypeVersion`,
      );
  }
  return { references, valuesHashes, problems };
}

/** The key of a reference that stands where a model has a `slotTypeReference`. */
const SHARED_TYPE = /(^|\.)slotTypeReference(#\d+)?$/;

/** Of the slot type version that is or gives a reference; undefined for any other output. */
function valuesHashOf(node: unknown): unknown {
  // Not in the SDK's types, but of every output since 1.0.
  const { resources } = node as { resources?: () => Set<pulumi.Resource> };
  const [source, ...others] = pulumi.Resource.isInstance(node) ? [node] : (resources?.() ?? []);
  return source && others.length === 0 && "valuesHash" in source ? source.valuesHash : undefined;
}

/** The same for a file, which is read while the program goes on. */
export function prepareFile(
  name: string,
  file: pulumi.Input<string>,
  prepare: Prepare,
  locale?: unknown,
): Record<string, unknown> {
  const prepareText = (path: string, known: unknown): Promise<Prepared> => {
    // A failed build's messages are kept in the state, so they must not contain an absolute path.
    const shown = isAbsolute(path) ? relative(process.cwd(), path) : path;
    return readModelFile(path).then(
      (text) => ({
        ...attempt(name, () => prepare(text, undefined, shown, known)),
        __file: shown,
        ...(isGitName(path) && { __commit: commitOf(path), __release: path }),
      }),
      (error) => ({ __problems: [`${name} cannot be read from the file ${path}: ${reasonOf(error)}`] }),
    );
  };
  if (typeof file !== "string" || isDeferred(locale)) {
    const both = pulumi.all([file, pulumi.output(locale)]);
    return prepareLater(
      name,
      both,
      both.apply(([path, known]) => prepareText(path, known)),
    );
  }
  const prepared: Promise<Prepared> = prepareText(file, locale);
  return Object.fromEntries([name, ...ASIDE].map((key) => [key, prepared.then((it) => it[key])]));
}

function prepareLater(
  name: string,
  source: pulumi.Output<unknown>,
  prepared: pulumi.Output<Prepared>,
): Record<string, unknown> {
  return {
    ...Object.fromEntries([name, ...ASIDE].map((key) => [key, prepared.apply((it) => it[key])])),
    __secret: anySecret([source]),
  };
}

function attempt(name: string, prepare: () => Prepared): Prepared {
  try {
    return prepare();
  } catch (error) {
    return { __problems: [`${name} ${reasonOf(error as Error)}`] };
  }
}

function reasonOf(error: Error & { code?: string }): string {
  if (error instanceof UnreadableModel) return error.message;
  if (error instanceof RangeError) return "is nested too deeply, or refers to itself";
  return `cannot be written as JSON: ${error.message}`;
}
