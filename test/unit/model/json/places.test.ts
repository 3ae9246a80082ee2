import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duplicateKeys } from "../../../../provider/model/json/duplicates";
import { placesOf } from "../../../../provider/model/json/places";
import type { Path } from "../../../../provider/model/text/json-path";

const duplicatesIn = (json: string) => duplicateKeys(json, JSON.parse(json));

describe("the place of a path", () => {
  test("is where its value begins, in any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom("", " ", "\n", "\r\n\t"), (value, indent) => {
        const json = JSON.stringify(value, undefined, indent);
        const found = valuesIn(JSON.parse(json));
        const places = placesOf(
          json,
          found.map(({ path }) => path),
        );
        for (const [index, { inner }] of found.entries()) {
          const { line = 0, column = 0 } = places[index] ?? {};
          const rest = json
            .split("\n")
            .slice(line - 1)
            .join("\n")
            .slice(column - 1);
          const isPart = typeof inner === "object" && inner !== null;
          const start = isPart ? JSON.stringify(inner).charAt(0) : JSON.stringify(inner);
          expect(rest.startsWith(start)).toBe(true);
        }
      }),
    );
  });

  test.each<[string, string, Path, number]>([
    ["of two values with one key is the last one's", '{"a": 1, "a": 2}', ["a"], 15],
    ["that only the first of them has is the last one's", '{"a": {"b": 1}, "a": 2}', ["a", "b"], 22],
    ["that is not there is that of what should hold it", '{"a": [1, {}]}', ["a", 1, "b", 0], 11],
    ["of an escaped key", String.raw`{"\u0061\"": 1}`, ['a"'], 14],
    ["of a key that looks like an index is no item's", '[{"0": 1}]', [0, 0], 2],
    ["of a key of every object", '{"__proto__": 1}', ["__proto__"], 15],
    ["behind objects and lists that are not gone into", '{"x": {"y": [{}]}, "a": 1}', ["a"], 25],
    ["behind a text with brackets", '{"}": "]", "a": 1}', ["a"], 17],
  ])("%s", (_, json, path, column) => {
    expect(placesOf(json, [path])).toEqual([{ line: 1, column }]);
  });

  test("in 200 levels is found", () => {
    const json = `${"[".repeat(199)}[7]${"]".repeat(199)}`;
    expect(placesOf(json, [Array.from({ length: 200 }, () => 0)])).toEqual([{ line: 1, column: 201 }]);
  });
});

describe("keys that stand twice", () => {
  test.each<[string, string, Path[]]>([
    ["in any object", '[{"a": {"b": 1, "b": 2}}, {"a": 1}]', [[0, "a", "b"]]],
    ["three times are told twice", '{"a": 1, "a": 2, "a": 3}', [["a"], ["a"]]],
    ["written in two ways are told", String.raw`{"a": 1, "\u0061": 2}`, [["a"]]],
    ["in two objects are none", '[{"a": 1}, {"a": 1}]', []],
    ["as a text are none", String.raw`{"a": "\"a\": 1, \"a\": 2"}`, []],
  ])("%s", (_, json, paths) => {
    expect(duplicatesIn(json)).toEqual(paths);
  });
});

function valuesIn(inner: unknown, path: Path = []): { path: Path; inner: unknown }[] {
  const parts: [string | number, unknown][] = Array.isArray(inner)
    ? [...inner.entries()]
    : Object.entries((inner ?? {}) as object);
  const within = typeof inner === "object" ? parts : [];
  return [{ path, inner }, ...within.flatMap(([step, part]) => valuesIn(part, [...path, step]))];
}
