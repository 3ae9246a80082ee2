import { statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test, vi } from "vitest";
import { isolatedEnv } from "../../scripts/workspace.mjs";
import { makeMachine } from "./machine";

test("Pulumi gets a home and a state of its own, and our binaries first", () => {
  const { folder } = makeMachine();
  const env = isolatedEnv({ bin: "/engine", folder });
  expect(env).toMatchObject({
    PATH: `/engine${delimiter}${process.env.PATH}`,
    HOME: join(folder, "home"),
    USERPROFILE: join(folder, "home"),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: expect.stringMatching(/./),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
  for (const made of ["home", "state"]) expect(statSync(join(folder, made)).isDirectory()).toBe(true);
});

test.each(["ASK_REFRESH_TOKEN", "PULUMI_ACCESS_TOKEN", "XDG_CONFIG_HOME", "https_proxy", "HTTP_PROXY"])(
  "the user's %s does not get in",
  (name) => {
    vi.stubEnv(name, "the user's");
    vi.stubEnv("KEPT", "kept");
    const env = isolatedEnv({ bin: "/engine", folder: makeMachine().folder });
    vi.unstubAllEnvs();
    expect(env).not.toHaveProperty(name);
    expect(env).toHaveProperty("KEPT", "kept");
  },
);
