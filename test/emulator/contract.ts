import { readFileSync } from "node:fs";

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

export interface Operation {
  "x-operation-name": string;
  responses: Record<string, { schema?: Schema; headers?: Record<string, unknown> }>;
}

export interface Reply {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, unknown>;
  body: unknown;
}

interface Spec {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Schema>;
}

export const spec = JSON.parse(readFileSync(require.resolve("ask-smapi-model/spec.json"), "utf8")) as Spec;

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

/** Where an answer departs from Amazon's definition of the operation: its status, its headers, its body. */
export function departures(operation: Operation, { status, headers, body }: Reply): string[] {
  const name = operation["x-operation-name"];
  const declared = operation.responses[status];
  if (!declared) return statusesOfDocuments[name]?.includes(status) ? [] : [`${name} answered ${status}`];
  const isHead = name === "getInteractionModelMetadataV1";
  const hasBody = declared.schema && !isHead;
  const wrong = [
    ...headerProblems(name, Object.keys(declared.headers ?? {}), hasBody !== undefined && hasBody, headers),
    ...(hasBody
      ? problems(declared.schema ?? {}, body, "$", /imulat/.test(name))
      : body === undefined
        ? []
        : ["a body where none belongs"]),
  ];
  return wrong.map((problem) => `${name}: ${status}: ${problem}`);
}

/** A header that a document gives, and spec.json does not. */
const headersOfDocuments: Record<string, string[]> = {
  setInteractionModelV1: ["etag"],
  getInteractionModelMetadataV1: ["content-type"], // HEAD has the headers of GET.
  // HTTP asks for it on every 401.
  profileNluV1: ["www-authenticate"],
  simulateSkillV1: ["www-authenticate"],
  simulateSkillV2: ["www-authenticate"],
  getSkillSimulationV1: ["www-authenticate"],
  getSkillSimulationV2: ["www-authenticate"],
};

/** Where seed 004 and recorded answers of the service show another form of a simulation than spec.json does. */
const otherwiseInSimulations = [
  /^\$\.result$/, // null while it is in progress
  /\.resolutions\.resolutionsPerAuthority\[\d+\]\.values\[\d+\]/, // {value: {name, id}} instead of {name, id}
  /\.(invocationRequest|invocationResponse)\.body/, // any JSON, instead of objects in an object
];

/** Every header that is declared must be there (a type only where there is a body), and no other. */
function headerProblems(name: string, declared: string[], hasBody: boolean, headers: Record<string, unknown>) {
  const type = "content-type";
  const expected = [...declared.map((header) => header.toLowerCase()).filter((header) => header !== type)];
  if (hasBody) expected.push(type);
  const allowed = [...expected, "x-amzn-requestid", ...(headersOfDocuments[name] ?? [])];
  return [
    ...expected.filter((header) => !headers[header]).map((header) => `the header ${header} is missing`),
    ...Object.keys(headers)
      .filter((header) => header !== type && !allowed.includes(header))
      .map((header) => `the header ${header} is unknown`),
    ...(headers[type] && !allowed.includes(type) ? ["a content type without a body"] : []),
  ];
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
function problems(reference: Schema, value: unknown, at: string, isSimulation = false): string[] {
  if (sentByCaller.test(reference.$ref ?? "")) return [];
  const isOtherwise = isSimulation && otherwiseInSimulations.some((place) => place.test(at));
  if (isOtherwise && (value === null || at !== "$.result")) return [];
  const schema = resolve(reference);
  const own = [
    ...(schema.enum && !schema.enum.includes(value) ? [`${at}: ${value} is not one of ${schema.enum}`] : []),
    ...(schema.type && !schema.enum && !isOfType(schema.type, value) ? [`${at}: is no ${schema.type}`] : []),
  ];
  if (Array.isArray(value))
    return [...own, ...value.flatMap((item, i) => problems(schema.items ?? {}, item, `${at}[${i}]`, isSimulation))];
  if (typeof value !== "object" || value === null) return own;
  const object = value as Record<string, unknown>;
  const known = knownProperties(schema);
  const required = withParent(schema).flatMap((part) => part.required ?? []);
  return [
    ...own,
    ...required.filter((name) => !(name in object)).map((name) => `${at}: ${name} is missing`),
    ...Object.entries(object).flatMap(([name, item]) => {
      if (known && !Object.hasOwn(known, name)) return [`${at}: ${name} is unknown`];
      return problems(known?.[name] ?? schema.additionalProperties ?? {}, item, `${at}.${name}`, isSimulation);
    }),
  ];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
