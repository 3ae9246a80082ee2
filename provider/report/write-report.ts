import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { extractRun } from "./embedded-run";
import type { GateRun } from "./gate-run";
import { reportPage } from "./page";

/** A page cannot be written; the message is for the user. */
export class ReportError extends Error {}

/** What identifies a gate across runs. */
type Identity = Pick<GateRun, "name" | "kind" | "skillId" | "stage" | "locale">;
const IDENTITY = ["name", "kind", "skillId", "stage", "locale"] as const;

/**
 * Writes the page of a run. Overwrites the page of the gate's previous run, and nothing else. Synchronous, so that of two gates in one process
 * with the same file the second fails.
 */
export function writeReport(file: string, run: GateRun): void {
  const previous = previousRun(file, run);
  const isWhole = run.stopped === undefined && previous?.stopped === undefined;
  const page = reportPage(run, isWhole ? previous : undefined);
  // In the same folder, since a rename does not work across file systems.
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    makeFolder(dirname(file));
    writeFileSync(temporary, page, { flag: "wx" });
    renameSync(temporary, file);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new ReportError(
      `report ${file} cannot be written (${codeOf(error)}): name a file in a folder that can be written to`,
    );
  }
}

/** The run embedded in the page at `file`; undefined where the file does not exist. Throws where `writeReport` would not overwrite it. */
export function previousRun(file: string, gate: Identity): GateRun | undefined {
  const page = readIfExists(file);
  if (page === undefined) return undefined;
  const run = extractRun(page);
  if (!run)
    throw new ReportError(`report ${file} is not a report page of this version, and is not overwritten: ${REMEDY}`);
  const different = IDENTITY.filter((key) => run[key] !== gate[key]);
  if (different.length === 0) return run;
  const differences = different.map((key) => `${key} ${run[key]}, not ${gate[key]}`).join("; ");
  throw new ReportError(
    `report ${file} is the page of another gate (${differences}), and it is not overwritten: ${REMEDY}`,
  );
}

/** Node's `recursive: true` never returns below a folder that cannot have subfolders, such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

const REMEDY = "name another file for each gate and stack, or remove this one";

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new ReportError(`report ${file} cannot be read (${codeOf(error)}): name another file`);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "failed";
}
