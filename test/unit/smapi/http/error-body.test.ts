import { expect, test } from "vitest";
import { readErrorBody } from "../../../../provider/smapi/http/error-body";

const violations = [{ code: "C1", message: "One." }, { message: "Two." }];

test.each([
  ["violations", 400, { message: "Not valid.", violations }, { message: "Not valid.", violations }],
  [
    "a flat error",
    404,
    { code: "NOT_FOUND", message: "None." },
    { code: "NOT_FOUND", message: "None.", violations: [] },
  ],
  ["a list called error", 400, { message: "Bad.", error: violations }, { message: "Bad.", violations }],
  [
    "Login with Amazon",
    400,
    { error: "invalid_grant", error_description: "No." },
    { code: "invalid_grant", message: "No.", violations: [] },
  ],
  ["a gateway's capital Message", 401, { Message: "x" }, { message: "Unauthorized", violations: [] }],
  ["null parts", 403, { message: null, violations: null, code: null }, { message: "Forbidden", violations: [] }],
  [
    "parts of other types",
    429,
    { message: {}, violations: "x", code: 7 },
    { message: "Too many requests", violations: [] },
  ],
])("reads %s", (_, status, body, expected) => {
  expect(readErrorBody(status, JSON.stringify(body))).toEqual(expected);
});

test("reads HTML as its words", () => {
  const html = "<html><head><title>502 Bad\n Gateway</title></head><body><h1>Sorry</h1></body></html>";
  expect(readErrorBody(502, html)).toEqual({ message: "502 Bad Gateway Sorry", violations: [] });
  expect(readErrorBody(500, "x".repeat(1_000)).message).toHaveLength(300);
});

test.each([
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not found"],
  [412, "Precondition failed"],
  [429, "Too many requests"],
  [500, "no reason given"],
])("names the status %i where the body is empty", (status, message) => {
  for (const body of ["", " \n"]) expect(readErrorBody(status, body)).toEqual({ message, violations: [] });
});

test.each(["[]", "null", '"text"', "7", '{"message":'])("is not put off by %s", (body) => {
  expect(readErrorBody(400, body)).toEqual({ message: body, violations: [] });
});
