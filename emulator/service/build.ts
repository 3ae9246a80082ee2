/** A build of a model or of a slot type version: no timer runs, its state follows from the clock alone. */
export interface Build {
  startedAt: number;
  /** How long it takes, in milliseconds. */
  ms: number;
  /** The steps it goes through, in order; each takes the same share of the time. */
  steps: string[];
  /** There (even empty) when the build ends as FAILED. */
  errors?: BuildError[];
}

/** Why a build failed. */
export interface BuildError {
  /** Amazon's code, such as `InvalidSampleUtterance`. */
  code?: string | undefined;
  /** The message that comes with it. */
  message: string;
}

type Status = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

interface BuildStep {
  name: string;
  status: Status;
  errors?: BuildError[];
}

export function buildStatus(build: Build, at = Date.now()): Status {
  if (at < endOf(build)) return "IN_PROGRESS";
  return build.errors ? "FAILED" : "SUCCEEDED";
}

export const endOf = ({ startedAt, ms }: Build): number => startedAt + ms;

/** The steps that have started so far: SMAPI appends a step as it becomes IN_PROGRESS. */
export function buildSteps(build: Build, at = Date.now()): BuildStep[] {
  const status = buildStatus(build, at);
  const { steps, errors = [] } = build;
  const last = steps.length - 1;
  if (status === "SUCCEEDED") return steps.map((name) => ({ name, status }));
  if (status === "FAILED") {
    return steps.map((name, i) => (i < last ? { name, status: "SUCCEEDED" } : { name, status, errors }));
  }
  const running = Math.floor((Math.max(0, at - build.startedAt) / build.ms) * steps.length);
  return steps.slice(0, running + 1).map((name, i) => ({ name, status: i < running ? "SUCCEEDED" : "IN_PROGRESS" }));
}
