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
    "coffee:release is a secret or an object: write it as plain text",
  );
  rmSync("Pulumi.yaml");
  expect(() => StackConfig.open("prod")).toThrow(
    "there is no Pulumi.yaml here: run it in the project's folder, or give --cwd",
  );
});
