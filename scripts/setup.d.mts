import type { FoundPulumi } from "./pulumi.mjs";

export function setup(): Promise<FoundPulumi>;
