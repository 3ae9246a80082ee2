import fc from "fast-check";
import { expect, test } from "vitest";
import { isMarked, LONGEST_DESCRIPTION, markerOf, withMarker, withoutMarker } from "../../../provider/lifecycle/marker";

const urn = "urn:pulumi:dev::test::pulumi-nodejs:dynamic/alexa:SlotType::drinks";

test("the marker of a URN is permanent", () => {
  // printf %s "$urn" | sha256sum | cut -c 1-10
  expect(markerOf(urn)).toMatch(/^\[pulumi:[0-9a-f]{10}\]$/);
  expect(markerOf(urn)).toBe("[pulumi:2880008298]");
  expect(markerOf(`${urn}2`)).not.toBe(markerOf(urn));
});

test("a description comes back as it was written", () => {
  const marker = markerOf(urn);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (description) => {
      const written = withMarker(description, marker);
      expect(isMarked(written, marker)).toBe(true);
      expect(isMarked(written, markerOf("other"))).toBe(false);
      expect(withoutMarker(written)).toBe(description);
    }),
  );
});

test("no description is the marker alone", () => {
  const marker = markerOf(urn);
  for (const none of [undefined, ""]) expect(withMarker(none, marker)).toBe(marker);
  expect(withoutMarker(marker)).toBeUndefined();
  expect(withoutMarker(undefined)).toBeUndefined();
  expect(isMarked(undefined, marker)).toBe(false);
});

test("a description of somebody else's stays as it is", () => {
  for (const theirs of ["drinks", "[pulumi:xyz]", "[pulumi:0123456789] first"]) {
    expect(withoutMarker(theirs)).toBe(theirs);
    expect(isMarked(theirs, markerOf(urn))).toBe(false);
  }
});

test("the longest description fills what the service takes", () => {
  expect(withMarker("d".repeat(LONGEST_DESCRIPTION), markerOf(urn))).toHaveLength(255);
});
