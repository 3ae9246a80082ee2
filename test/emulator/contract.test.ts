import { expect, test } from "vitest";
import { expectToKeepContract, findOperation } from "./contract";

const list = findOperation("GET", "/v1/skills/api/custom/interactionModel/slotTypes");
const get = findOperation("GET", "/v1/skills/s/stages/development/interactionModel/locales/en-US");
const status = findOperation("GET", "/v1/skills/s/status");

test.each([
  ["a status that is not listed", list, 418, {}],
  ["an unknown property", list, 200, { slotTypes: [], total: 1 }],
  ["a wrong type", list, 200, { slotTypes: {} }],
  ["a missing property", get, 200, { version: "1" }],
  ["an error without its message", list, 400, { violations: [{ code: "x" }] }],
  ["a body where none belongs", findOperation("DELETE", "/v1/skills/api/custom/interactionModel/slotTypes/x"), 204, {}],
  ["no body where one belongs", list, 200, undefined],
  ["a value that is not in the enum", status, 200, { manifest: { lastUpdateRequest: { status: "DONE" } } }],
])("the contract catches %s", (_, operation, code, body) => {
  expect(operation).toBeDefined();
  if (!operation) return;
  expect(() => expectToKeepContract(operation, code, body)).toThrow();
});
