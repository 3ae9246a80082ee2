import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { UnreadableModel } from "../model/document";
import { anySecret, isDeferred } from "./deep-input";

/** What the provider is sent in place of a model or a list of values. */
export type Prepared = Record<string, unknown> & { references?: Record<string, unknown> };

/** Turns a source into what travels, or into a problem that `check` reports with all others. */
export type Prepare = (
  source: unknown,
  isReference?: (node: unknown) => boolean,
) => Prepared & { references: Record<string, unknown> };

/**
 * Prepares what a program gave: outputs inside it are taken apart, so that the rest is known in a preview; one that is an output as a whole
 * stays one unknown until it is known.
 */
export function prepareInputs(name: string, source: unknown, prepare: Prepare): Record<string, unknown> {
  if (source === undefined) return {};
  const whole = isDeferred(source) || isDeferred((source as { interactionModel?: unknown } | null)?.interactionModel);
  if (whole) {
    const known: pulumi.Output<unknown> = pulumi.output<unknown>(source);
    const prepared = known.apply((value) => attempt(name, () => prepare(value)));
    return {
      [name]: prepared.apply((it) => it[name]),
      __problems: prepared.apply((it) => it.__problems),
      __secret: anySecret([known]),
    };
  }
  const { references = {}, ...prepared } = attempt(name, () => prepare(source, isDeferred));
  const outputs = Object.values(references);
  return outputs.length === 0 ? prepared : { ...prepared, references, __secret: anySecret(outputs) };
}

/** The text of a file that the program names. */
export function readModelFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as { code?: string }).code === "ENOENT" ? "there is no such file" : (error as Error).message;
    throw new UnreadableModel(`cannot be read from the file ${file}: ${reason}`);
  }
}

function attempt(name: string, prepare: () => Prepared): Prepared {
  try {
    return prepare();
  } catch (error) {
    return { __problems: [`${name} ${reasonOf(error)}`] };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableModel) return error.message;
  if (error instanceof RangeError) return "is nested too deeply, or refers to itself";
  return `cannot be written as JSON: ${(error as Error).message}`;
}
