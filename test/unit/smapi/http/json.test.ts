import { expect, test } from "vitest";
import { nesting } from "../../../../provider/smapi/http/json";

test.each([
  ["1", 0],
  ['{"a": [[1], {"b": []}]}', 4],
  ['{"a[[[": "{{{ \\" [[["}', 1],
  ["[[]", 2],
  ['["cut [[[', 1],
])("the nesting of %s", (text, levels) => {
  expect(nesting(text)).toBe(levels);
});

test("looks at each character once, also in a text that is cut within a string", () => {
  expect(nesting(`"${'\\"'.repeat(1_000_000)}`)).toBe(0);
  expect(nesting(`["${"a".repeat(20_000_000)}"]`)).toBe(1);
});
