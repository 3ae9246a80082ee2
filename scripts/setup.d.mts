import type { FoundPulumi } from "./pulumi.mjs";

export function setup(options?: { engine?: true }): Promise<FoundPulumi>;
