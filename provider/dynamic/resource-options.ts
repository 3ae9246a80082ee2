import * as pulumi from "@pulumi/pulumi";
import { settingsOf } from "./provider-settings";

/** What is sent along with a model, values or utterances: who ignores their changes ignores all of it. */
const COMPANIONS = [
  ...["references", "__secret", "__problems", "__warnings", "__file", "__lines"],
  ...["__commit", "__release", "__valuesHashes"],
];
/** The arguments of a program that become another input, by name. */
const SENT_AS: Record<string, string> = {
  model: "model",
  modelFile: "model",
  values: "values",
  valueSupplier: "values",
  utterances: "utterances",
  utterancesFile: "utterances",
};

/** The options as our resources take them: what Pulumi's dynamic providers cannot do is warned of, in one sentence each. */
export function supportedOptions(name: string, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  const warn = (text: string) => void pulumi.log.warn(`${name}: ${text}`);
  // The engine would ask a dynamic provider to read what it has no handler of: see `__import`.
  const { import: _, ...options } = opts;
  if (options.customTimeouts)
    warn("customTimeouts has no effect: set buildTimeout (seconds), or alexa:buildTimeout for the whole stack");
  if (options.replaceOnChanges?.length)
    warn("replaceOnChanges has no effect: Pulumi's dynamic providers do not tell which input changed");
  if (options.provider && !settingsOf(options.provider))
    warn(
      "provider: credentials and settings are then taken from that provider's own arguments and from the environment, not from the stack's configuration: make it with new alexa.Provider",
    );
  if (!options.ignoreChanges) return options;
  return { ...options, ignoreChanges: options.ignoreChanges.flatMap((path) => ignoredInputs(path, warn)) };
}

function ignoredInputs(path: string, warn: (text: string) => void): string[] {
  const [argument = path] = path.split(/[.[]/);
  const sent = Object.hasOwn(SENT_AS, argument) ? SENT_AS[argument] : undefined;
  if (sent === undefined) return [path];
  if (argument !== path) {
    warn(
      `ignoreChanges: "${path}" has no effect, because ${argument} is sent as one text: ignore "${argument}" as a whole`,
    );
    return [];
  }
  return [argument, sent, ...COMPANIONS];
}
