import { expect, test } from "vitest";
import { printableJson } from "../../../../provider/model/text/printable";

test.each([
  ["zero-width space", "a\u200bb", '"a\\u200bb"'],
  ["soft hyphen", "a\u00adb", '"a\\u00adb"'],
  ["word joiner", "a\u2060b", '"a\\u2060b"'],
  ["change of direction", "a\u202eb", '"a\\u202eb"'],
  ["tag above the first plane", "a\u{e0041}b", '"a\\udb40\\udc41b"'],
])("a %s is shown as its code", (_, text, shown) => {
  expect(printableJson(text)).toBe(shown);
  expect(JSON.parse(shown)).toBe(text);
});

test("what is written with joiners, accents or signs is shown as it is", () => {
  for (const text of ["क्‍ष", "می‌خواهم", "qué", "日本語", "👩‍🍳"]) expect(printableJson(text)).toBe(`"${text}"`);
});
