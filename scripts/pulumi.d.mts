export interface FoundPulumi {
  /** The folder, or folders, to put first on PATH. */
  bin: string;
  version: string;
  source: "path" | "npm" | "go";
}

export function findPulumi(options?: { env?: NodeJS.ProcessEnv; log?: (line: string) => void }): Promise<FoundPulumi>;
