// The whole fault suite: npm run test:faults -- [--sequences N] [--cli N] [--seed N [--path "…"] [--engine cli] [--shrink]] [--replay FILE]
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const text = { type: "string" };
const { values } = parseArgs({
  options: {
    sequences: text,
    cli: text,
    seed: text,
    path: text,
    engine: text,
    replay: text,
    shrink: { type: "boolean" },
  },
});
// One engine, one seed, or one sequence as JSON, is of the sequences alone.
const names = values.seed || values.engine || values.replay ? ["test/fault/sequences"] : [];
const env = {
  ...process.env,
  FAULT_SEQUENCES: values.sequences ?? "200",
  FAULT_SHARE: process.env.FAULT_SHARE ?? "1",
  FAULT_CLI_SEQUENCES: values.cli ?? "20",
  ...(values.seed && { FAULT_SEED: values.seed }),
  ...(values.path && { FAULT_PATH: values.path }),
  ...(values.engine && { FAULT_ENGINE: values.engine }),
  ...(values.replay && { FAULT_REPLAY: resolve(values.replay) }),
  ...(values.shrink && { FAULT_SHRINK: "1" }),
};
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const args = [vitest, "run", "--project", "fault", "--testTimeout", "0", ...names];
process.exitCode = spawnSync(process.execPath, args, { env, stdio: "inherit" }).status ?? 1;
