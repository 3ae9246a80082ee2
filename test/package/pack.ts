import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { setup } from "../../scripts/setup.mjs";
import { must, run } from "../../scripts/stack.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The package as it would be published. */
    tarball: string;
    /** Folders of the Pulumi CLI, for PATH. */
    bin: string;
  }
}

/** Packs once for all files of these tests. */
export default async function pack({ provide }: TestProject): Promise<() => void> {
  const { bin } = await setup();
  const folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-pack-"));
  const cwd = resolve(import.meta.dirname, "../..");
  const shell = process.platform === "win32";
  const output = await must(run("npm", ["pack", "--pack-destination", folder, "--loglevel", "error"], { cwd, shell }));
  provide("tarball", join(folder, output.trim().split("\n").at(-1) ?? ""));
  provide("bin", bin);
  return () => rmSync(folder, { recursive: true, force: true });
}
