// The environment of every `pulumi` that the demo and the tests run: a home and a state of its own.
import { mkdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const USERS_OWN = /^(ask_.*|pulumi_.*|xdg_.*|(https?|all|no|grpc)_proxy|path|home|userprofile)$/i;

export function isolatedEnv({ bin, folder }) {
  const home = join(resolve(folder), "home");
  const state = join(resolve(folder), "state");
  for (const made of [home, state]) mkdirSync(made, { recursive: true });
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !USERS_OWN.test(name))),
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state.replaceAll("\\", "/")}`,
    PULUMI_CONFIG_PASSPHRASE: "passphrase",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
