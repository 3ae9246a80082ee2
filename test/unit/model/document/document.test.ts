import { describe, expect, test } from "vitest";
import { parseDocument, UnreadableModel, unwrapDocument } from "../../../../provider/model/document/document";
import { MODEL_HEADER } from "../../../../provider/model/wire/canonical";

describe("a document", () => {
  test("may begin with a byte-order mark and comment lines", () => {
    expect(parseDocument(`\uFEFF${MODEL_HEADER}\r\n// more\n{"a": "// not this"}`)).toEqual({ a: "// not this" });
  });

  test.each([
    ["a wrong token", '{\n  "a": x,\n  "b": 1\n}', "line 2, column 8"],
    ["a missing comma", '{\n  "a": 1\n  "b": 1\n}', "line 3, column 3"],
    ["a comma too many", '{"a": 1,}', "line 1, column 9"],
    ["a wrong token after a comment", '// one\n// two\n{"a": tru}', "line 3, column 7"],
    ["an end too soon", '{\n"a": [1,', "line 2, column 9"],
    ["an end too soon, in a text", '{\n"a', "line 2, column 3"],
    ["nothing", "", "line 1, column 1"],
    ["something after the end", '{}\n{"long": "enough to be cut, as it would not be shown whole"}', "line 2, column 1"],
    ["a line break in a text", '{"a": "one\ntwo"}', "line 1, column 11"],
  ])("with %s is refused with the place", (_, text, place) => {
    expect(() => parseDocument(text)).toThrow(UnreadableModel);
    expect(() => parseDocument(text)).toThrow(`is not valid JSON at ${place}: `);
  });

  test("is refused without any of its text, which may be a secret", () => {
    const secret = "hush";
    const parse = () => parseDocument(`{"${secret}": "${secret}" ${secret} "${secret}"}`);
    expect(parse).toThrow(UnreadableModel);
    expect(parse).not.toThrow(secret);
  });
});

describe("the model of a document", () => {
  test("is its interactionModel, or the document itself", () => {
    expect(unwrapDocument({ interactionModel: { a: 1 }, version: "2" })).toEqual({ a: 1 });
    expect(unwrapDocument({ languageModel: {} })).toEqual({ languageModel: {} });
  });

  test.each([
    [null, "not null"],
    [undefined, "not undefined"],
    [[], "not a list"],
    ["text", "not a string"],
    [7, "not a number"],
  ])("cannot be in %j", (document, reason) => {
    expect(() => unwrapDocument(document)).toThrow(`must be an object with a "languageModel", ${reason}`);
  });

  test.each([
    [null, "null"],
    [[], "a list"],
    ["x", "a string"],
  ])("cannot be %j", (model, kind) => {
    const unwrap = () => unwrapDocument({ interactionModel: model });
    expect(unwrap).toThrow(UnreadableModel);
    expect(unwrap).toThrow(`has an "interactionModel" that is ${kind}, not an object`);
  });
});
