import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Stack } from "../../scripts/stack.mjs";
import type { Properties } from "../plugin/plugin";

export interface Deployment {
  resources?: {
    urn: string;
    type: string;
    id: string;
    inputs: Properties;
    outputs: Properties;
    dependencies?: string[];
    initErrors?: string[];
    delete?: boolean;
  }[];
  pending_operations?: unknown[];
}

/** What `pulumi stack export` shows, from the file where Pulumi keeps it: the CLI would take a second. */
export function readDeployment({ env }: Stack): Deployment {
  const folder = fileURLToPath(String(env.PULUMI_BACKEND_URL));
  return JSON.parse(readFileSync(join(folder, ".pulumi/stacks/test/test.json"), "utf8")).checkpoint.latest ?? {};
}
