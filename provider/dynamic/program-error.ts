import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program with its message alone. Without a stack: where no one awaits the promise that fails, Pulumi would print it,
 * and where an output fails, Pulumi was seen to spend 20 seconds on formatting it.
 */
export function programError(message: string): Error {
  return Object.assign(new pulumi.RunError(message), { stack: "" });
}
