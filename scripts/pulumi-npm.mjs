// The official Pulumi: the npm package `pulumi` downloads it into PULUMI_HOME on its first run.
import { runCommand } from "./run-command.mjs";

const DOWNLOADER = "pulumi@3.265.0"; // any version of it downloads the Pulumi that PULUMI_VERSION names

export async function downloadPulumi({ folder, version, env, log }) {
  log(`Downloading Pulumi ${version} …`);
  const { code } = await runCommand("npx", ["--yes", DOWNLOADER, "version"], {
    cwd: folder,
    env: { ...env, PULUMI_HOME: folder, PULUMI_VERSION: version, PULUMI_SKIP_UPDATE_CHECK: "true" },
    startMs: 20_000,
  });
  if (code !== 0) {
    log("The download is not possible here.");
    throw new Error("the download failed");
  }
}
