import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StackConfig } from "../../provider/cli/stack/stack-config";

const FILE = "Pulumi.prod.yaml";
const before = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-alexa-config-"));
  process.chdir(folder);
  writeFileSync("Pulumi.yaml", "name: coffee # ours\nruntime: nodejs\n");
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function edited(text: string, edit: (config: StackConfig) => void): string {
  writeFileSync(FILE, text);
  const config = StackConfig.open("acme/coffee/prod");
  edit(config);
  config.save();
  return readFileSync(FILE, "utf8");
}

const WRITTEN = `# The owners of prod: ask first.
encryptionsalt: v1:abc=
config:
  # What prod runs.
  coffee:release: v1 # since May
  alexa:refreshToken:
    secure: v1:def=

  coffee:suffix: 'a "quoted" text that is much longer than eighty characters, so that it would be folded by a careless writer'
`;

test("one value changes, and nothing else of the file", () => {
  const after = edited(WRITTEN, (config) => config.setOwn("release", "v2"));
  expect(after).toBe(WRITTEN.replace("release: v1 #", "release: v2 #"));
});

test("a text that YAML takes for something else is quoted", () => {
  const release = (value: string) =>
    edited("config:\n  coffee:release: v1\n", (config) => config.setOwn("release", value)).split("release: ")[1];
  for (const value of ["2024-01-15", "1_0", "12345678", "no", "Y", "1e10"]) expect(release(value)).toBe(`"${value}"\n`);
  for (const value of ["v1.4.0", "note", "e9b552fd"]) expect(release(value)).toBe(`${value}\n`);
});

test("a key without the project's name is edited where it stands", () => {
  const pin = (config: StackConfig) => config.setOwn("release", `${config.own("release")}.1`);
  expect(edited("config:\n  release: v1\n", pin)).toBe("config:\n  release: v1.1\n");
});

test("a hold is added: to nothing, to one text, to a list with comments; and taken out again", () => {
  const add = (config: StackConfig) => config.add("alexa:hold", ["bbbbbbbb why"]);
  expect(edited("config:\n  coffee:release: v1\n", add)).toBe(
    "config:\n  coffee:release: v1\n  alexa:hold:\n    - bbbbbbbb why\n",
  );
  expect(edited("config:\n  alexa:hold: aaaaaaaa one\n", add)).toBe(
    "config:\n  alexa:hold:\n    - aaaaaaaa one\n    - bbbbbbbb why\n",
  );
  expect(edited("config:\n  alexa:hold:\n    - aaaaaaaa one # for now\n", add)).toBe(
    "config:\n  alexa:hold:\n    - aaaaaaaa one # for now\n    - bbbbbbbb why\n",
  );
  const remove = (config: StackConfig) => {
    expect(config.remove("alexa:hold", (text) => text.startsWith("a"))).toEqual(["aaaaaaaa one"]);
  };
  expect(edited("config:\n  alexa:hold: aaaaaaaa one\n  coffee:release: v1\n", remove)).toBe(
    "config:\n  coffee:release: v1\n",
  );
});

test("a hold is added to what else stands for a list, and the rest of the file stays", () => {
  const add = (config: StackConfig) => config.add("alexa:hold", ["bbbbbbbb why"]);
  const list = "  alexa:hold:\n    - aaaaaaaa one\n    - bbbbbbbb why\n";
  expect(edited(`config:\n  alexa:hold: '["aaaaaaaa one"]'\n`, add)).toBe(`config:\n${list}`);
  const shared = "config:\n  coffee:notes: &notes aaaaaaaa one\n";
  expect(edited(`${shared}  alexa:hold: *notes\n`, add)).toBe(shared + list);
  expect(edited("config:\r\n  alexa:hold: aaaaaaaa one\r\n", add)).toBe(`config:\n${list}`.replaceAll("\n", "\r\n"));
});

test("what is kept keeps its comment, in a list and as JSON", () => {
  const remove = (config: StackConfig) => config.remove("alexa:approve", (text) => text.startsWith("b"));
  const kept = "config:\n  alexa:approve:\n    - aaaaaaaa one # for now\n";
  expect(edited(`${kept}    - bbbbbbbb two\n`, remove)).toBe(kept);
  expect(edited(`config:\n  alexa:approve: '["aaaaaaaa one","bbbbbbbb two"]'\n`, remove)).toBe(
    "config:\n  alexa:approve:\n    - aaaaaaaa one\n",
  );
});

test("a stack without a file, or with an empty one, gets one", () => {
  const pin = (config: StackConfig) => config.setOwn("release", "v1");
  const config = StackConfig.open("prod");
  pin(config);
  config.save();
  for (const text of [
    readFileSync(FILE, "utf8"),
    edited("", pin),
    edited("config:\n", pin),
    edited("# none yet\n", pin),
  ])
    expect(text).toContain("config:\n  coffee:release: v1\n");
});

test("the folder that Pulumi.yaml names is the one", () => {
  writeFileSync("Pulumi.yaml", "name: coffee\nruntime: nodejs\nstackConfigDir: stacks\n");
  expect(StackConfig.open("prod").file).toBe(join("stacks", FILE));
});

test("what cannot be read or edited is one sentence", () => {
  const opened = (text: string) => {
    writeFileSync(FILE, text);
    return StackConfig.open("prod");
  };
  expect(() => opened("config: [\n")).toThrow(`${FILE} cannot be read: `);
  const secret = "config:\n  coffee:release:\n    secure: v1:x\n";
  expect(() => opened(secret).own("release")).toThrow(
    "coffee:release is a secret or an object: write it as plain text or as a list",
  );
  expect(opened("config:\n  alexa:hold:\n    secure: v1:x\n").decisions("hold")).toEqual({
    decisions: [],
    problems: [`${FILE}: alexa:hold is a secret or an object: write it as plain text or as a list`],
  });
  for (const text of ["config: []\n", "config: foo\n"])
    expect(() => opened(text)).toThrow(`${FILE}: config is no map of keys and values`);
  expect(() => opened("- config\n")).toThrow(`${FILE} is no map of keys and values`);
  expect(() => opened("base: &base\n  alexa:hold: aaaaaaaa one\nconfig:\n  <<: *base\n")).toThrow(
    `${FILE}: config takes over another map by <<: write out its keys`,
  );
  expect(() => opened("config: {}\n---\nconfig: {}\n")).toThrow(`${FILE} holds several documents: keep one`);
  const shared = opened("config:\n  alexa:approve: &a [aaaaaaaa x]\n  coffee:note: *a\n");
  shared.remove("alexa:approve", () => true);
  expect(() => shared.save()).toThrow(`${FILE} cannot be edited: `);
  rmSync("Pulumi.yaml");
  expect(() => StackConfig.open("prod")).toThrow(
    "there is no Pulumi.yaml here: run it in the project's folder, or give --cwd",
  );
});
