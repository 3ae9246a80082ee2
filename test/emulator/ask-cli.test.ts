import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { emulatorCredentials } from "../../emulator";
import { modelBody, modelPath, type Service, startService, vendorId, versionBody } from "./service";

/** Runs `ask smapi …` in a home of its own, with no server to talk to but the emulator. */
function askCli({ url }: Service) {
  const home = mkdtempSync(join(tmpdir(), "ask-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const token = { access_token: "none", refresh_token: emulatorCredentials.refreshToken, expires_at: "2000-01-01" };
  mkdirSync(join(home, ".ask"));
  // A profile in the environment would turn ask-cli's telemetry on, whatever share_usage says.
  const config = { profiles: { default: { token, vendor_id: vendorId } }, share_usage: false };
  writeFileSync(join(home, ".ask", "cli_config"), JSON.stringify(config));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    ASK_SHARE_USAGE: "false",
    ASK_SKIP_NEW_VERSION_REMINDER: "true",
    ASK_SMAPI_SERVER_BASE_URL: url,
    ASK_LWA_TOKEN_HOST: url,
    ASK_LWA_CLIENT_ID: emulatorCredentials.clientId,
    ASK_LWA_CLIENT_CONFIRMATION: emulatorCredentials.clientSecret,
  };
  const binary = require.resolve("ask-cli/dist/bin/ask.js");
  return async (command: string, ...args: string[]) => {
    const all = [binary, "smapi", ...command.split(" "), ...args];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, all, { env, cwd: home });
    return { stderr, body: stdout.startsWith("{") ? JSON.parse(stdout) : stdout };
  };
}

test("ask-cli puts, reads and lists interaction models", { timeout: 120_000 }, async () => {
  const service = await startService();
  const ask = askCli(service);
  const skillId = service.addSkill();
  const place = ["-s", skillId, "-g", "development", "-l", "en-US"];
  const put = await ask("set-interaction-model", ...place, "--interaction-model", JSON.stringify(modelBody()));
  expect(put.stderr).toContain(`get-skill-status --skill-id ${skillId} --resource interactionModel`);
  const read = await Promise.all([
    ask("get-skill-status", "-s", skillId, "--resource", "interactionModel"),
    ask("get-interaction-model", ...place),
  ]);
  expect(read[0].body.interactionModel["en-US"].lastUpdateRequest.status).toBe("SUCCEEDED");
  expect(read[1].body).toEqual({ version: "1", ...modelBody() });
  await ask("get-interaction-model-metadata", ...place);
  expect(service.requests.at(-1)).toMatchObject({ method: "HEAD", status: 204 });
  const versions = await Promise.all([
    ask("list-interaction-model-versions", ...place),
    ask("get-interaction-model-version", ...place, "--vers", "1"),
  ]);
  expect(versions[0].body.skillModelVersions).toMatchObject([{ version: "1" }]);
  expect(versions[1].body).toEqual(read[1].body);
});

test("ask-cli makes, reads and deletes a slot type and its version", { timeout: 120_000 }, async () => {
  const service = await startService();
  const ask = askCli(service);
  // The option --slot-type is the whole body of the request.
  const slotType = JSON.stringify({ slotType: { name: "Spice" } });
  const { body } = await ask("create-interaction-model-slot-type", "--slot-type", slotType);
  const type = ["--slot-type-id", body.slotType.id];
  const version = versionBody(["salt"]);
  const made = await ask("create-interaction-model-slot-type-version", ...type, "--slot-type", JSON.stringify(version));
  expect(made.stderr).toContain("get-interaction-model-slot-type-build-status");
  const read = await Promise.all([
    ask("list-interaction-model-slot-types"),
    ask("get-interaction-model-slot-type-version", ...type, "--vers", "1"),
  ]);
  expect(read[0].body.slotTypes).toMatchObject([{ name: "Spice" }]);
  expect(read[1].body.slotType.definition).toEqual(version.slotType.definition);
  await ask("delete-interaction-model-slot-type-version", ...type, "--vers", "1");
  await ask("delete-interaction-model-slot-type", ...type);
  expect(service.slotTypes()).toEqual([]);
});

test("ask-cli simulates a skill", { timeout: 120_000 }, async () => {
  const service = await startService({ simulationMs: 0 });
  const ask = askCli(service);
  const skillId = service.addSkill();
  const skill = ["-s", skillId, "-g", "development"];
  await service.send("PUT", modelPath(skillId), modelBody());
  await ask("set-skill-enablement", ...skill);
  const words = ["--input-content", "ask space facts to tell me a fact", "--device-locale", "en-US"];
  const started = await ask("simulate-skill", ...skill, ...words);
  const { body } = await ask("get-skill-simulation", ...skill, "--simulation-id", started.body.id);
  expect(body).toMatchObject({
    status: "SUCCESSFUL",
    result: { alexaExecutionInfo: { consideredIntents: [{ name: "FactIntent" }] } },
  });
});
