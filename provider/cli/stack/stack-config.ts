import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { UsageError } from "../usage-error";

/** `Pulumi.<stack>.yaml`, edited so that comments and order stay. */
export class StackConfig {
  private constructor(
    readonly project: string,
    readonly file: string,
    private readonly document: Document,
  ) {
    // An empty file, or one without configuration yet.
    if (document.contents === null) document.contents = document.createNode({});
    if (document.get("config") === undefined) document.delete("config");
  }

  static open(stack: string): StackConfig {
    const project = readYaml("Pulumi.yaml");
    const name = project.get("name");
    if (typeof name !== "string") throw new UsageError("Pulumi.yaml has no name");
    const folder = project.get("stackConfigDir") ?? (project.get("config") as unknown);
    const file = join(typeof folder === "string" ? folder : "", `Pulumi.${stack.split("/").at(-1)}.yaml`);
    // A stack without any configuration has no file.
    return new StackConfig(name, file, existsSync(file) ? readYaml(file) : new Document({}));
  }

  /** The text of `<project>:<key>`. */
  own(key: string): string | undefined {
    const value = this.document.getIn(["config", `${this.project}:${key}`]);
    if (isMap(value))
      throw new UsageError(`${this.file}: ${this.project}:${key} is a secret or an object: write it as plain text`);
    return value === undefined || value === null ? undefined : String(value);
  }

  setOwn(key: string, value: string): void {
    this.document.setIn(["config", `${this.project}:${key}`], value);
  }

  /** The texts of a key that holds one or a list. */
  list(key: string): string[] {
    const value = this.document.getIn(["config", key]);
    if (isMap(value))
      throw new UsageError(`${this.file}: ${key} is a secret or an object: write it as plain text or as a list`);
    if (isSeq(value)) return value.items.map((item) => String(isScalar(item) ? item.value : item));
    return value === undefined || value === null ? [] : [String(value)];
  }

  add(key: string, texts: string[]): void {
    const known = this.document.getIn(["config", key]);
    // Items that are there keep their comments.
    if (isSeq(known)) for (const text of texts) this.document.addIn(["config", key], text);
    else this.document.setIn(["config", key], this.document.createNode([...this.list(key), ...texts]));
  }

  /** Takes out texts, and the key with the last of them. */
  remove(key: string, isMeant: (text: string) => boolean): string[] {
    const removed = this.list(key).filter(isMeant);
    if (removed.length === 0) return [];
    const kept = this.list(key).filter((text) => !isMeant(text));
    if (kept.length === 0) this.document.deleteIn(["config", key]);
    else this.document.setIn(["config", key], this.document.createNode(kept));
    return removed;
  }

  save(): void {
    writeFileSync(this.file, this.document.toString({ lineWidth: 0 }));
  }
}

function readYaml(file: string): Document {
  if (!existsSync(file))
    throw new UsageError(`there is no ${file} here: run it in the project's folder, or give --cwd`);
  const document = parseDocument(readFileSync(file, "utf8"));
  const [error] = document.errors;
  if (error) throw new UsageError(`${file} cannot be read: ${error.message.split("\n")[0]}`);
  return document;
}
