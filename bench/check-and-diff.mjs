// Runs check-and-diff.ts, which speaks to the provider process as the tests do: node bench/check-and-diff.mjs
import { createRequire } from "node:module";
import { setup } from "../scripts/setup.mjs";

await setup({ engine: false });
const require = createRequire(import.meta.url);
require("ts-node").register({ cwd: import.meta.dirname });
await require("./check-and-diff.ts").done;
