import type { HandlerName } from "../../../provider/dynamic/stub";

export const SKILLS = ["amzn1.ask.skill.coffee", "amzn1.ask.skill.tea"] as const;
export const LOCALES = ["en-US", "de-DE"] as const;
export const TYPES = ["Fruit", "Size"] as const;

/** One resource of a program, with `{"$output": "name.key"}` anywhere inside, `{"$resource": name}` and `{"$proofs": name of a gate}`. */
export interface Declaration {
  type: "SlotType" | "SlotTypeVersion" | "InteractionModel" | GateSpec["kind"];
  name: string;
  args: Record<string, unknown>;
}

export interface TypeSpec {
  title: string;
  description?: string | undefined;
}

export interface ValuesSpec {
  value: string;
  description?: string | undefined;
}

export interface ModelSpec {
  sample: string;
  refersTo: (typeof TYPES)[number][];
  description?: string | undefined;
  onConflict?: "fail" | "overwrite" | undefined;
  buildTimeout?: number | undefined;
  /** Only what the gate of the first skill's model has passed: for models of the second one. */
  requires?: true | undefined;
}

/** It says what the model of its place is declared to understand. */
export interface GateSpec {
  kind: "NluProfile" | "SkillSimulation";
}

/** What the program is to declare, by the resource's name; a gate by its model's. */
export interface Specs {
  types: Map<string, TypeSpec>;
  values: Map<string, ValuesSpec>;
  models: Map<string, ModelSpec>;
  gates: Map<string, GateSpec>;
}

export const handlerOf = (type: Declaration["type"]): HandlerName =>
  `${type.slice(0, 1).toLowerCase()}${type.slice(1)}` as HandlerName;

/** `coffee-en-US` and where it stands at Amazon. */
export const PLACES = SKILLS.flatMap((skillId) =>
  LOCALES.map((locale) => ({ name: `${skillId.split(".").at(-1)}-${locale}`, skillId, locale })),
);

/** The program's resources, what others depend on first. Values need their slot type, references their values, gates their model, promotions their gate. */
export function declarationsOf({ types, values, models, gates }: Specs): Declaration[] {
  const declared = [...values.keys()].filter((name) => types.has(name));
  return [
    ...[...types].map(([name, { title, ...args }]) => ({
      type: "SlotType" as const,
      name,
      args: { name: `${name} ${title}`, ...args },
    })),
    ...declared.map((name) => toValues(name, values.get(name) as ValuesSpec)),
    ...PLACES.flatMap(({ name }) => {
      const model = models.get(name);
      const gate = gates.get(name);
      if (!model) return [];
      const refersTo = model.refersTo.filter((type) => declared.includes(type));
      const requires = requiredGate(name, model, { models, gates });
      return [toModel(name, { ...model, refersTo }, requires), ...(gate ? [toGate(name, gate, model)] : [])];
    }),
  ];
}

/** The gate that a model waits for: none, or one that is not declared, or undefined where it requires nothing. */
function requiredGate(name: string, { requires }: ModelSpec, { models, gates }: Pick<Specs, "models" | "gates">) {
  const first = name.replace("tea-", "coffee-");
  if (!requires || first === name) return undefined;
  return models.has(first) && gates.has(first) ? `${first}-gate` : "";
}

const toValues = (name: string, { value, description }: ValuesSpec): Declaration => ({
  type: "SlotTypeVersion",
  name: `${name}-values`,
  args: { slotTypeId: { $output: `${name}.id` }, values: [{ name: { value } }], description },
});

function toModel(name: string, { sample, refersTo, requires: _, ...args }: ModelSpec, gate?: string): Declaration {
  const place = PLACES.find((candidate) => candidate.name === name);
  const slots = refersTo.map((type) => ({
    name: type.toLowerCase(),
    slotTypeReference: { $output: `${type}-values.reference` },
  }));
  const model = modelOf("our shop", sample, slots);
  const requires = gate === undefined ? {} : { requires: { $proofs: gate } };
  const { skillId, locale } = place ?? {};
  return { type: "InteractionModel", name, args: { skillId, locale, model, ...args, ...requires } };
}

function toGate(name: string, { kind }: GateSpec, { sample }: ModelSpec): Declaration {
  return gateOf(kind, `${name}-gate`, { sample, model: name });
}

/** A gate that asks for what a model of {@link modelOf} has as its sample. */
export function gateOf(
  type: GateSpec["kind"],
  name: string,
  { sample, model }: { sample: string; model: string },
): Declaration {
  const utterances = [{ input: sample, expect: { intent: "OrderIntent" } }];
  const spoken = type === "SkillSimulation" && { enable: true, opening: "our shop" };
  return { type, name, args: { ...spoken, utterances, model: { $resource: model } } };
}

export function modelOf(invocationName: string, sample: string, slots: unknown[] = []) {
  return { languageModel: { invocationName, intents: [{ name: "OrderIntent", slots, samples: [sample] }], types: [] } };
}

/** The names of the resources that a declaration depends on. */
export function dependenciesOf({ args }: Declaration): string[] {
  const found = JSON.stringify(args).matchAll(/"\$(?:output|resource|proofs)":"([^."]+)/g);
  return [...new Set([...found].map(([, name]) => name ?? ""))];
}

export const isOutput = (node: unknown): node is { $output: string } =>
  typeof node === "object" && node !== null && "$output" in node;

/** A value with the outputs in place of their names. */
export function resolved(value: unknown, outputs: (name: string) => Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, outputs));
  if (typeof value !== "object" || value === null) return value;
  if (isOutput(value)) {
    const [name = "", key = ""] = value.$output.split(".");
    return outputs(name)[key];
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, outputs)]));
}
