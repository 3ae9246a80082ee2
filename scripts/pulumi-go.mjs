// Pulumi built from its Go modules, for machines that reach a Go module proxy but not the official download.
import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./run-command.mjs";

const modules = fileURLToPath(new URL("./pulumi-cli/", import.meta.url));
const ending = process.platform === "win32" ? ".exe" : "";

export async function buildPulumi({ folder, version, env, log }) {
  const plain = { ...env, CGO_ENABLED: "0", GOWORK: "off" };
  const { code } = await runCommand("go", ["version"], { env: plain, cwd: modules });
  if (code !== 0) throw new Error("Go is not on PATH");

  const began = Date.now();
  log(`Building Pulumi ${version} from its Go modules: this once, about five minutes …`);
  const progress = setInterval(() => log(`  … ${Math.round((Date.now() - began) / 1_000)} s`), 30_000);
  try {
    const build = (module, program) => goBuild(join(modules, module), program, { folder, version, env: plain });
    await build("language-nodejs", "sdk/v3/nodejs/cmd/pulumi-language-nodejs");
    await build("pulumi", "pkg/v3/cmd/pulumi");
  } finally {
    clearInterval(progress);
  }
  const plugin = process.platform === "win32" ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
  copyFileSync(join(modules, "bin", plugin), join(folder, plugin));
  chmodSync(join(folder, plugin), 0o755);
}

async function goBuild(module, program, { folder, version, env }) {
  const name = `github.com/pulumi/pulumi/${program}`;
  const flags = ["-mod=readonly", "-trimpath", "-tags", "osusergo,grpcnotrace"];
  const linker = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const output = join(folder, program.split("/").at(-1) + ending);
  const args = ["build", ...flags, "-ldflags", linker, "-o", output, name];
  const { code, stderr } = await runCommand("go", args, { cwd: module, env });
  if (code !== 0) throw new Error(`the build with Go failed: ${stderr.trim().split("\n").at(-1) || "it was stopped"}`);
}
