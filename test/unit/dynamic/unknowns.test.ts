import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { fromEngine, toEngine } from "../../../provider/dynamic/unknowns";
import { UNKNOWN } from "../../../provider/model/wire/unknown";

const word = pulumi.runtime.unknownValue;

test("what is not yet known is told from all else, at any depth, and back", () => {
  const sent = { a: word, b: [1, { c: word }], d: `${word} and more`, e: null };
  const known = fromEngine(sent);
  expect(known).toEqual({ a: UNKNOWN, b: [1, { c: UNKNOWN }], d: `${word} and more`, e: null });
  expect(toEngine(known)).toEqual(sent);
});

test("what the engine gets holds no undefined, and is the engine's own", () => {
  const given = Object.freeze({ a: undefined, b: Object.freeze([undefined, { c: undefined, d: 1 }]), e: false });
  const sent = toEngine(given);
  expect(sent).toStrictEqual({ b: [null, { d: 1 }], e: false });
  sent.__provider = "x";
  expect(given).not.toHaveProperty("__provider");
});

test("a key called __proto__ is a key", () => {
  const given = JSON.parse('{"__proto__": {"a": 1}}');
  expect(JSON.stringify(toEngine(fromEngine(given)))).toBe('{"__proto__":{"a":1}}');
});
