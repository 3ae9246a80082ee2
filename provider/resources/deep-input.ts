import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../model/document/document";

/** A value whose parts, at any depth, may be outputs of other resources. */
export type DeepInput<T> = pulumi.Input<
  T extends string | number | boolean | null | undefined | RegExp
    ? T
    : T extends readonly (infer Item)[]
      ? readonly DeepInput<Item>[]
      : T extends object
        ? { [Key in keyof T]: DeepInput<T[Key]> }
        : T
>;

/** Whether a part of a value is not known when the program names it. */
export function isDeferred(node: unknown): boolean {
  return pulumi.Output.isInstance(node) || node instanceof Promise;
}

/** True where any of them is a secret, else undefined, so that nothing is sent. */
export function anySecret(outputs: unknown[]): pulumi.Output<true | undefined> {
  // A promise may hold an output.
  const asked = outputs.filter(isDeferred).map((node) => pulumi.isSecret(pulumi.output(node)));
  return pulumi.output(Promise.all(asked).then((found) => (found.includes(true) ? true : undefined)));
}

/** Whether any part of a value is a secret; undefined where all of it is known, so that nothing is sent. */
export function secrecyOf(value: unknown): pulumi.Output<true | undefined> | undefined {
  return holdsDeferred(value) ? anySecret([pulumi.output(value)]) : undefined;
}

function holdsDeferred(node: unknown): boolean {
  return isDeferred(node) || (isRecord(node) && Object.values(node).some(holdsDeferred));
}
