import * as pulumi from "@pulumi/pulumi";
import { programError } from "../dynamic/program-error";
import { CREDENTIALS, rememberSettings, SETTINGS } from "../dynamic/provider-settings";
import { unknownArgument } from "../model/text/unknown-argument";

/** What a program declares of a {@link Provider}: each has the meaning of the setting of its name in docs/configuration.md. @category Resources */
export interface ProviderArgs {
  /** Of a Login with Amazon security profile, `amzn1.application-oa2-client.…`. @default `ASK_LWA_CLIENT_ID` */
  clientId?: pulumi.Input<string | undefined>;
  /** Of the same profile; always a secret. @default `ASK_LWA_CLIENT_CONFIRMATION` */
  clientSecret?: pulumi.Input<string | undefined>;
  /** `Atzr|…`, made for that profile; always a secret. @default `ASK_REFRESH_TOKEN` */
  refreshToken?: pulumi.Input<string | undefined>;
  /** `Atza|…`, in place of the three above; lives an hour; always a secret. @default `ASK_ACCESS_TOKEN` */
  accessToken?: pulumi.Input<string | undefined>;
  /** A profile of ask-cli. @default `ASK_DEFAULT_PROFILE`, else `default` */
  profile?: pulumi.Input<string | undefined>;
  /** The vendor of slot types that name none. @default `ASK_VENDOR_ID`, else the account's only vendor */
  vendorId?: pulumi.Input<string | undefined>;
  /** Of the Skill Management API. @default `ASK_SMAPI_SERVER_BASE_URL`, else Amazon's */
  apiEndpoint?: pulumi.Input<string | undefined>;
  /** Of Login with Amazon. @default `ASK_LWA_TOKEN_HOST`, else Amazon's */
  authEndpoint?: pulumi.Input<string | undefined>;
  /** Seconds that a build may take. @default 900 */
  buildTimeout?: pulumi.Input<number | undefined>;
  /** The most requests a second. @default no limit but Amazon's */
  requestsPerSecond?: pulumi.Input<number | undefined>;
}

/**
 * An Amazon account beside that of the stack's configuration: resources with the option `provider` are made there, as are the children of a
 * component with the option `providers`, and functions with the option `provider` ask it.
 *
 * Each setting is taken from the provider's own argument, else from the environment variable that is named beside it, and never from the
 * `alexa:` configuration of the stack. Without any credential in both, the profile of ask-cli is read. Set all that differs from the
 * environment: with `ASK_VENDOR_ID` set, an account of another vendor needs its own `vendorId`.
 *
 * `clientSecret`, `refreshToken` and `accessToken` stand encrypted in the state, of the provider alone. Changed arguments update the provider,
 * and replace nothing that uses it. `pulumi refresh` and `pulumi destroy` use those of the last `pulumi up`. Pulumi moves nothing to the account of
 * another provider: a resource that is to be made there needs a new name.
 *
 * **Example**
 * ```typescript
 * const config = new pulumi.Config("live");
 * const live = new alexa.Provider("live", {
 *   clientId: config.require("clientId"),
 *   clientSecret: config.requireSecret("clientSecret"),
 *   refreshToken: config.requireSecret("refreshToken"),
 * });
 * new alexa.SlotType("drinks", { name: "Drink" }, { provider: live });
 * ```
 * @category Resources
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
    const values = toSettings(name, args);
    const properties = Object.entries(values).map(([key, value]) => [`alexa:${key}`, value]);
    // By its name, errors say whose settings they speak of.
    super("pulumi-nodejs", name, { ...Object.fromEntries(properties), "alexa:provider": name }, opts);
    rememberSettings(this, { name, values: pulumi.output(values) });
  }
}

function toSettings(name: string, args: ProviderArgs): Record<string, pulumi.Output<string | undefined>> {
  const secret = new Set<string>(CREDENTIALS);
  const settings = Object.entries(args).map(([key, value]) => {
    if (!(SETTINGS as readonly string[]).includes(key))
      throw programError(`provider ${name}: ${unknownArgument(key, "a Provider", SETTINGS)}`);
    // A provider's properties are texts.
    const text = pulumi.output(value as pulumi.Input<string | number | undefined>).apply((it) => it?.toString());
    return [key, secret.has(key) ? pulumi.secret(text) : text] as const;
  });
  return Object.fromEntries(settings);
}
