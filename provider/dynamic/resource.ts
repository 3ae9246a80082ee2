import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { programError } from "./program-error";
import { CREDENTIALS } from "./provider-settings";
import { supportedOptions } from "./resource-options";
import { stackId } from "./stack-id";
import { type HandlerName, stub, typeToken } from "./stub";

/** A resource whose handlers are found by name in the installed package, in the wire form of `pulumi.dynamic.Resource`. */
export abstract class AlexaResource extends pulumi.CustomResource {
  /**
   * `args` undefined: read what exists, by `opts.id`. `foreseen`: outputs that `check` knows, and gives a preview as hidden inputs (`__name`), since
   * a preview knows no other outputs of what is to be made or changed.
   */
  protected constructor(
    handler: HandlerName,
    name: string,
    args: Record<string, unknown> | undefined,
    outputs: readonly string[],
    opts: pulumi.CustomResourceOptions,
    foreseen: readonly string[] = [],
  ) {
    warnOfClearCredentials();
    assertPackageIsFound();
    // The SDK takes a stack trace for every property, for reports of leaked promises: half a second for 86 models.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(
        typeToken(handler),
        name,
        {
          ...Object.fromEntries([...outputs, ...foreseen.map(hidden)].map((output) => [output, undefined])),
          ...(args ?? { __get: true }),
          __provider: stub(handler),
          __urn: urnOf(name, typeToken(handler), opts.parent),
          __stackId: args && stackId(),
          __preview: args && pulumi.runtime.isDryRun(),
          __import: args && opts.import,
        },
        supportedOptions(name, opts),
      );
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    const self = this as unknown as Record<string, unknown>;
    for (const name of foreseen) self[name] = self[hidden(name)];
    for (const key of ["skillId", "slotTypeId", "name"]) this.warnOfSecret(key, args?.[key]);
  }

  /** Pulumi has no secret ids, and a slot type is told by its name. */
  private warnOfSecret(key: string, value: unknown): void {
    if (!pulumi.Output.isInstance(value)) return;
    const text = `${key} is a secret, but names what is managed, so that Pulumi keeps or shows it in clear text: give it as plain text, or with pulumi.unsecret`;
    // A value that fails ends the program by itself.
    pulumi.isSecret(value).then(
      (secret) => (secret ? pulumi.log.warn(text, this) : undefined),
      () => undefined,
    );
  }
}

const hidden = (name: string) => `__${name}`;

// As an output it would depend on the parent, and so on all of its children, which then wait for each other.
function urnOf(name: string, type: string, parent: pulumi.Resource | undefined): Promise<string> {
  return new Promise((resolve) => pulumi.createUrn(name, type, parent).apply(resolve));
}

let checked = false;

// The provider process looks for the package from the program's folder, not from where this file lies.
function assertPackageIsFound(): void {
  if (checked) return;
  checked = true;
  const runByCli = /[\\/]cmd[\\/]run[\\/]/.test(require.main?.filename ?? "");
  if (!runByCli) return;
  try {
    createRequire(`${process.cwd()}/`).resolve("pulumi-alexa/provider");
  } catch {
    throw programError(
      `the package pulumi-alexa cannot be found from the program's folder ${process.cwd()}: run \`npm install pulumi-alexa\` there, so that Pulumi's provider process finds it too`,
    );
  }
}

let warned = false;

function warnOfClearCredentials(): void {
  // Not in the SDK's types, but exported since 3.0.
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  if (warned || !isConfigSecret) return;
  warned = true;
  const config = new pulumi.Config("alexa");
  for (const key of CREDENTIALS) {
    if (isConfigSecret(`alexa:${key}`) || config.get(key) === undefined) continue;
    pulumi.log.warn(
      `alexa:${key} stands in clear text in the stack's configuration: run \`pulumi config set --secret alexa:${key}\``,
    );
  }
}
