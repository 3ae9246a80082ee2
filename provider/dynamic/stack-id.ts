import * as pulumi from "@pulumi/pulumi";

const known = new WeakMap<pulumi.Resource, Promise<unknown>>();

/**
 * What the state of this stack alone has, and keeps when the stack is renamed: the id that the engine gave to the provider of dynamic
 * resources. It is stored before the first resource is made. Unknown in the first preview; undefined without an engine.
 */
export function stackId(): Promise<unknown> {
  const stack = pulumi.runtime.getStackResource();
  if (!stack) return Promise.resolve(undefined);
  const id = known.get(stack) ?? findStackId();
  known.set(stack, id);
  return id;
}

async function findStackId(): Promise<unknown> {
  // The engine registers a default provider when it is first asked for; that one answers that it has no functions.
  await pulumi.runtime.invoke("pulumi-nodejs:dynamic:none", {}).catch(debug);
  const urn = `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::pulumi:providers:pulumi-nodejs::default`;
  const found = await pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn }).catch(debug);
  return (found as { id?: unknown } | undefined)?.id;
}

/** Markers then go by the URN alone: a run without changes must say nothing, so only `--debug` tells why. */
function debug(reason: Error): undefined {
  void pulumi.log.debug(`the stack's id: ${reason.message}`);
}
