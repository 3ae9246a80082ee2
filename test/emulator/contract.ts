import { readFileSync } from "node:fs";
import { expect } from "vitest";

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  "x-inheritsFrom"?: string;
}

interface Operation {
  "x-operation-name": string;
  responses: Record<string, { schema?: Schema; headers?: Record<string, unknown> }>;
}

interface Spec {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Schema>;
}

const spec = JSON.parse(readFileSync(require.resolve("ask-smapi-model/spec.json"), "utf8")) as Spec;

/** Where the Slot Type API's own document lists a status that spec.json leaves out. */
const statusesOfDocuments: Record<string, number[]> = { listInteractionModelSlotTypeVersionsV1: [404] };

/** The operation of the API definition that a request is; the path with the fewest {placeholders} wins. */
export function findOperation(method: string, path: string): Operation | undefined {
  const fits = (template: string) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}/?$`).test(path) &&
    spec.paths[template]?.[method.toLowerCase()];
  const [template] = Object.keys(spec.paths)
    .filter(fits)
    .sort((a, b) => a.split("{").length - b.split("{").length);
  return template === undefined ? undefined : spec.paths[template]?.[method.toLowerCase()];
}

/** Fails unless Amazon's definition of the operation knows this status, and the body has the shape that it gives. */
export function expectToKeepContract(operation: Operation, status: number, body: unknown): void {
  const name = operation["x-operation-name"];
  const declared = operation.responses[status];
  if (!declared) {
    expect(statusesOfDocuments[name], `${name} answered ${status}`).toContain(status);
    return;
  }
  const isHead = name === "getInteractionModelMetadataV1";
  if (declared.schema && !isHead) expect(problems(declared.schema, body, "$"), `${name}: ${status}`).toEqual([]);
  else expect(body, `${name}: body of ${status}`).toBeUndefined();
}

/** What a caller sent and gets back as it was; the definitions of it in spec.json lack properties that are in use. */
const sentByCaller = /(InteractionModelSchema|ValueSupplierObject)$/;

const resolve = (schema: Schema): Schema =>
  schema.$ref ? (spec.definitions[schema.$ref.replace("#/definitions/", "")] ?? {}) : schema;

/** A schema after the one that it inherits from. */
function withParent(schema: Schema): Schema[] {
  const parent = spec.definitions[schema["x-inheritsFrom"] ?? ""];
  return parent ? [parent, schema] : [schema];
}

/** The properties of a schema and its parent; undefined when it takes any. */
function knownProperties(schema: Schema): Record<string, Schema> | undefined {
  const parts = withParent(schema);
  if (parts.some(({ additionalProperties }) => additionalProperties)) return undefined;
  const known = Object.assign({}, ...parts.map(({ properties }) => properties));
  return Object.keys(known).length > 0 ? known : undefined;
}

/** Where a value departs from a schema: a missing or unknown property, a wrong type, a value that is not in the enum. */
function problems(reference: Schema, value: unknown, at: string): string[] {
  if (sentByCaller.test(reference.$ref ?? "")) return [];
  const schema = resolve(reference);
  const own = [
    ...(schema.enum && !schema.enum.includes(value) ? [`${at}: ${value} is not one of ${schema.enum}`] : []),
    ...(schema.type && !schema.enum && !isOfType(schema.type, value) ? [`${at}: is no ${schema.type}`] : []),
  ];
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item, i) => problems(schema.items ?? {}, item, `${at}[${i}]`))];
  if (typeof value !== "object" || value === null) return own;
  const object = value as Record<string, unknown>;
  const known = knownProperties(schema);
  const required = withParent(schema).flatMap((part) => part.required ?? []);
  return [
    ...own,
    ...required.filter((name) => !(name in object)).map((name) => `${at}: ${name} is missing`),
    ...Object.entries(object).flatMap(([name, item]) => {
      if (known && !Object.hasOwn(known, name)) return [`${at}: ${name} is unknown`];
      return problems(known?.[name] ?? schema.additionalProperties ?? {}, item, `${at}.${name}`);
    }),
  ];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
