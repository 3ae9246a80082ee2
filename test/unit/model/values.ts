import fc from "fast-check";

// Keys that JavaScript or this package could take for something else, and texts that UTF-8 cannot hold.
const awkward = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "$ref",
  "$$ref",
  "$$$ref",
  "",
  "\ud800",
  "a.b",
  "values",
);
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), awkward);

/** Any JSON value, awkward keys and texts among them. */
export const anyValue: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(
        text,
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }),
      fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  }))
  // As JSON has it: no -0.
  .value.map((value) => JSON.parse(JSON.stringify(value)));

/** The same value with the keys of every object in another order: backwards, unless told otherwise. */
export function shuffled(value: unknown, order = (keys: string[]) => keys.reverse()): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (typeof value !== "object" || value === null) return value;
  const found = new Map(Object.entries(value));
  return Object.fromEntries(order([...found.keys()]).map((key) => [key, shuffled(found.get(key), order)]));
}
