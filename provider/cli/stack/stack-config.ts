import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { type Decision, listOf, readDecisions } from "../../model/promotion/decision";
import { UsageError } from "../usage-error";

/** `Pulumi.<stack>.yaml`, edited so that comments and order stay. */
export class StackConfig {
  private constructor(
    private readonly project: string,
    readonly file: string,
    private readonly document: Document,
  ) {
    // An empty file, or one without configuration yet.
    if (document.contents === null) document.contents = document.createNode({});
    if (!isMap(document.contents)) throw new UsageError(`${file} is no map of keys and values`);
    const config = document.get("config");
    if (config === undefined || config === null) document.delete("config");
    else if (!isMap(config)) throw new UsageError(`${file}: config is no map of keys and values`);
    else if (config.has("<<")) throw new UsageError(`${file}: config takes over another map by <<: write out its keys`);
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

  /** `<project>:<key>`; a key with a colon is one already. */
  keyOf(key: string): string {
    return key.includes(":") ? key : `${this.project}:${key}`;
  }

  /** The key as it is written: Pulumi takes one without the project's name too. */
  private writtenKey(key: string): string {
    const full = this.keyOf(key);
    const short = full.replace(`${this.project}:`, "");
    return !this.document.hasIn(["config", full]) && this.document.hasIn(["config", short]) ? short : full;
  }

  /** The text of a key of the project. */
  own(key: string): string | undefined {
    const value = this.valueOf(this.writtenKey(key));
    return value === undefined || value === null ? undefined : String(value);
  }

  setOwn(key: string, value: string): void {
    const path = ["config", this.writtenKey(key)];
    this.document.setIn(path, value);
    const node = this.document.getIn(path, true);
    // Pulumi's YAML takes 2024-01-15, 1_0 or no for something else than a text.
    if (isScalar(node) && !/^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z]/i.test(value)) node.type = "QUOTE_DOUBLE";
  }

  /** What people decided of releases; what cannot be read is a problem. */
  decisions(key: "approve" | "hold"): { decisions: Decision[]; problems: string[] } {
    try {
      return readDecisions(key, this.list(`alexa:${key}`));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { decisions: [], problems: [error.message] };
    }
  }

  add(key: string, texts: string[]): void {
    const known = this.document.getIn(["config", key]);
    // Items that are there keep their comments.
    if (isSeq(known)) for (const text of texts) known.add(this.document.createNode(text));
    else this.document.setIn(["config", key], this.document.createNode([...this.list(key), ...texts]));
  }

  /** Takes out texts, and the key with the last of them. */
  remove(key: string, isMeant: (text: string) => boolean): string[] {
    const texts = this.list(key);
    const removed = texts.filter(isMeant);
    const known = this.document.getIn(["config", key]);
    if (removed.length === 0) return [];
    if (removed.length === texts.length) this.document.deleteIn(["config", key]);
    else if (isSeq(known)) known.items = known.items.filter((_, index) => !isMeant(texts[index] ?? ""));
    else this.document.setIn(["config", key], this.document.createNode(texts.filter((text) => !isMeant(text))));
    return removed;
  }

  save(): void {
    const text = this.toText();
    const isOfWindows = existsSync(this.file) && readFileSync(this.file, "utf8").includes("\r\n");
    writeFileSync(this.file, isOfWindows ? text.replaceAll(/\r?\n/g, "\r\n") : text);
  }

  private toText(): string {
    try {
      return this.document.toString({ lineWidth: 0 });
    } catch (error) {
      throw new UsageError(`${this.file} cannot be edited: ${(error as Error).message}`);
    }
  }

  /** The texts of a key that holds one or a list. */
  private list(key: string): string[] {
    return listOf(this.valueOf(key)).map(String);
  }

  /** A text, a number or a list of such. */
  private valueOf(key: string): unknown {
    const node = this.document.getIn(["config", key], true);
    const value = this.plain(node);
    const isSimple = [value].flat().every((it) => typeof it !== "object" || it === null);
    if (isSimple) return value;
    throw new UsageError(`${this.file}: ${key} is a secret or an object: write it as plain text or as a list`);
  }

  private plain(node: unknown): unknown {
    const found = isAlias(node) ? node.resolve(this.document) : node;
    if (isSeq(found)) return found.items.map((item) => this.plain(item));
    return isScalar(found) ? found.value : found;
  }
}

/** Goes to the folder of the Pulumi project. */
export function enterProject(folder: string): void {
  try {
    process.chdir(folder);
  } catch (error) {
    throw new UsageError(`--cwd ${folder}: ${(error as Error).message.split(",")[0]}`);
  }
}

function readYaml(file: string): Document {
  if (!existsSync(file))
    throw new UsageError(`there is no ${file} here: run it in the project's folder, or give --cwd`);
  const document = parseDocument(readFileSync(file, "utf8"));
  const [error] = document.errors;
  if (error?.code === "MULTIPLE_DOCS") throw new UsageError(`${file} holds several documents: keep one`);
  if (error) throw new UsageError(`${file} cannot be read: ${error.message.split("\n")[0]}`);
  return document;
}
