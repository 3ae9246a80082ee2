import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { emptyState, type State } from "./state";

export function readState(file: string): State {
  if (!existsSync(file)) return emptyState();
  const { models, ...rest } = parse(file);
  const texts = Object.entries(models).map(([hash, model]) => [hash, JSON.stringify(model)] as const);
  // A file of an older emulator lacks what came later.
  return { ...emptyState(), ...rest, models: Object.fromEntries(texts) };
}

function parse(file: string): Omit<State, "models"> & { models: Record<string, unknown> } {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`The state file ${file} cannot be read; delete it to start anew.`, { cause });
  }
}

/** Keeps a file equal to the state: one write at a time, and changes during a write share the next one. */
export class StateFile {
  private dirty = false;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly file: string,
    private readonly state: State,
  ) {}

  /** Notes a change. Resolves when it is on disk. */
  save(): Promise<void> {
    this.dirty = true;
    this.writing ??= this.writeUntilClean().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  private async writeUntilClean(): Promise<void> {
    while (this.dirty) {
      this.dirty = false;
      const temporary = `${this.file}.${process.pid}.tmp`;
      await writeFile(temporary, pieces(this.state));
      await rename(temporary, this.file);
    }
  }
}

// Piece by piece, because one JSON.stringify of a hundred big models would hold up every request.
function* pieces({ models, ...rest }: State): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},\n"models":{`;
  let separator = "\n";
  for (const [hash, text] of Object.entries(models)) {
    yield `${separator}"${hash}":${text}`;
    separator = ",\n";
  }
  yield "}}\n";
}
