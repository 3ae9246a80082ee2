import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { extractRun } from "./embedded-run";
import type { GateRun } from "./gate-run";
import { reportPage } from "./page";

/** Why a page is not written, for the user. */
export class ReportError extends Error {}

/** What makes two runs those of one gate. */
type Identity = Pick<GateRun, "name" | "kind" | "skillId" | "stage" | "locale">;
const IDENTITY = ["name", "kind", "skillId", "stage", "locale"] as const;

/**
 * Writes the page of a run over that of the gate's previous run, and refuses to overwrite anything else. Does it in one go, without a wait in
 * between, so that of two gates in one process that name one file the second is refused.
 */
export function writeReport(file: string, run: GateRun): void {
  const page = reportPage(run, previousRun(file, run));
  // In the same folder: nothing is renamed from one disk to another.
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

/** The run that the page at `file` shows; undefined where nothing is there. Refuses what `writeReport` would not overwrite. */
export function previousRun(file: string, gate: Identity): GateRun | undefined {
  const page = readIfExists(file);
  if (page === undefined) return undefined;
  const run = extractRun(page);
  if (!run)
    throw new ReportError(`report ${file} is no page of this version's gates, and it is not overwritten: ${REMEDY}`);
  const different = IDENTITY.filter((key) => run[key] !== gate[key]);
  if (different.length === 0) return run;
  const differences = different.map((key) => `${key} ${run[key]}, not ${gate[key]}`).join("; ");
  throw new ReportError(
    `report ${file} is the page of another gate (${differences}), and it is not overwritten: ${REMEDY}`,
  );
}

/** Node's own recursive form never ends where a folder above cannot hold one, such as below /proc. */
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
