import { spawnSync } from "node:child_process";
import { UsageError } from "../usage-error";

/** What `pulumi <args>` prints; where it fails, its own reason in one error. */
export function pulumi(...args: string[]): string {
  const { error, status, stdout, stderr } = spawnSync("pulumi", [...args, "--non-interactive", "--color", "never"], {
    encoding: "utf8",
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    // A state of hundreds of large models.
    maxBuffer: 2 ** 30,
    shell: process.platform === "win32",
  });
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") throw new UsageError("pulumi is not on PATH");
  if (error) throw new UsageError(`pulumi could not be run: ${error.message}`);
  if (status === 0) return stdout;
  const reason = `${stderr}\n${stdout}`.split("\n").find((line) => line.startsWith("error:")) ?? stderr.trim();
  throw new UsageError(`\`pulumi ${args.slice(0, 2).join(" ")}\` failed: ${reason.replace(/^error: /, "")}`);
}

/** The same where it prints JSON. */
export function pulumiJson(...args: string[]): unknown {
  const text = pulumi(...args);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(
      `\`pulumi ${args.slice(0, 2).join(" ")}\` printed no JSON: is \`pulumi\` on PATH Pulumi's CLI?`,
    );
  }
}
