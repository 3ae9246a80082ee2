import type * as pulumi from "@pulumi/pulumi";

type Config = pulumi.dynamic.ConfigureRequest["config"];

let config: Config | undefined;

/** Remembers the stack's configuration. It must not wait for anything: Pulumi may call other handlers before it returns. */
export function rememberConfig(given: Config): void {
  config = given;
}

/** `readConfig("vendorId")` is `alexa:vendorId`. */
export function readConfig(key: string): string | undefined {
  return config?.get(`alexa:${key}`);
}
