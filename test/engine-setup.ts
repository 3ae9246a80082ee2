import type { TestProject } from "vitest/node";
import { setup } from "../scripts/setup.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of the Pulumi CLI. */
    bin: string;
  }
}

/** Builds the package and finds the engine once for all test files. */
export default async function provideEngine({ provide }: TestProject): Promise<void> {
  provide("bin", (await setup()).bin);
}
