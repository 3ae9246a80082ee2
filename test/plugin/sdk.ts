import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const fromHere = createRequire(__filename);
const root = dirname(fromHere.resolve("../../package.json"));

/** The newest SDK, and the oldest that the package supports. */
export const sdks = { newest: "@pulumi/pulumi", oldest: "pulumi-oldest" } as const;
export type Sdk = keyof typeof sdks;

/** Requires parts and dependencies of the SDK. */
export const fromSdk = createRequire(fromHere.resolve("@pulumi/pulumi/package.json"));

/** An SDK's dynamic provider program, and a program's folder in which that SDK and this package are installed. */
export function providerProcess(sdk: Sdk): { program: string; cwd: string } {
  const sdkFolder = dirname(fromHere.resolve(`${sdks[sdk]}/package.json`));
  const program = join(sdkFolder, "cmd/dynamic-provider/index.js");
  // Below node_modules, so that the dependencies of the package are found.
  const cwd = join(root, "node_modules/.cache/pulumi-alexa-plugin", String(process.pid), sdk);
  if (!existsSync(cwd)) install(sdkFolder, join(cwd, "node_modules"));
  return { program, cwd };
}

// The package is copied, since Node would follow a link and find the repository's SDK beside it.
function install(sdkFolder: string, modules: string): void {
  process.once("exit", () => rmSync(dirname(modules), { recursive: true, force: true }));
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  symlinkSync(sdkFolder, join(modules, "@pulumi/pulumi"));
  for (const part of ["package.json", "dist"]) {
    cpSync(join(root, part), join(modules, "pulumi-alexa", part), { recursive: true });
  }
}
