export function runCommand(
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; startMs?: number | undefined },
): Promise<{ code: number | null; stdout: string; stderr: string }>;
