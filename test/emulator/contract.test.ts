import { expect, test } from "vitest";
import { departures, findOperation, type Operation } from "./contract";

const find = (method: string, path: string): Operation => {
  const operation = findOperation(method, path);
  if (!operation) throw new Error(`spec.json has no ${method} ${path}`);
  return operation;
};
const slotTypes = "/v1/skills/api/custom/interactionModel/slotTypes";
const list = find("GET", slotTypes);
const get = find("GET", "/v1/skills/s/stages/development/interactionModel/locales/en-US");
const status = find("GET", "/v1/skills/s/status");
const remove = find("DELETE", `${slotTypes}/x`);
const create = find("POST", `${slotTypes}/x/versions`);
const simulation = find("GET", "/v2/skills/s/stages/development/simulations/x");
const json = { "content-type": "application/json" };

test.each([
  ["a status that is not listed", list, 418, {}, json],
  ["an unknown property", list, 200, { slotTypes: [], total: 1 }, json],
  ["a wrong type", list, 200, { slotTypes: {} }, json],
  ["a missing property", get, 200, { version: "1" }, { ...json, etag: "e" }],
  ["an error without its message", list, 400, { violations: [{ code: "x" }] }, json],
  ["a body where none belongs", remove, 204, {}, {}],
  ["another result of a simulation", simulation, 200, { id: "x", result: "none" }, json],
  ["no body where one belongs", list, 200, undefined, json],
  ["a value that is not in the enum", status, 200, { manifest: { lastUpdateRequest: { status: "DONE" } } }, json],
  ["a missing header", create, 202, undefined, {}],
  ["an unknown header", create, 202, undefined, { location: "/", etag: "e" }],
  ["a body without its type", list, 200, { slotTypes: [] }, {}],
  ["a type without a body", remove, 204, undefined, json],
])("the contract catches %s", (_, operation, code, body, headers) => {
  expect(departures(operation, { status: code, headers, body })).toHaveLength(1);
});

test.each([
  ["a list", list, 200, { slotTypes: [] }, { ...json, "x-amzn-requestid": "r" }],
  ["an answer without a body", remove, 204, undefined, {}],
  ["a simulation in progress", simulation, 200, { id: "x", status: "IN_PROGRESS", result: null }, json],
  ["a header that belongs there", create, 202, undefined, { location: "/" }],
])("the contract lets %s pass", (_, operation, code, body, headers) => {
  expect(departures(operation, { status: code, headers, body })).toEqual([]);
});
