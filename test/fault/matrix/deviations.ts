import { isDeepStrictEqual } from "node:util";
import { markerOf } from "../../../provider/lifecycle/marker";
import { urnOf } from "../../plugin/resources";
import type { Resource } from "../sequences/engine";
import { type Declaration, handlerOf, resolved } from "../sequences/program";
import type { MatrixStack } from "./matrix-stack";

/** Where the account is not exactly as a program declares, or the state has what is unfinished. */
export function deviations({ emulator, engine, name }: MatrixStack, program: Declaration[]): string[] {
  const { state } = engine;
  const unfinished = state.filter((it) => it.unfinished || it.replaced).map((it) => `${it.name} is unfinished`);
  const declared = program.flatMap((it) => {
    const resource = state.find((found) => found.name === it.name);
    return resource ? deviationsOf(it, resource, state, emulator) : [`${it.name} is not in the state`];
  });
  const types = emulator.slotTypes().filter((it) => it.name === name);
  const count = (type: Declaration["type"]) => program.filter((it) => it.type === type).length;
  const versions = types.flatMap((it) => it.versions);
  return [
    ...unfinished,
    ...declared,
    ...(types.length === count("SlotType") ? [] : [`${types.length} slot types`]),
    ...(versions.length === count("SlotTypeVersion") ? [] : [`${versions.length} versions`]),
  ];
}

function deviationsOf(
  { type, name, args }: Declaration,
  { id, inputs, outs }: Resource,
  state: Resource[],
  emulator: MatrixStack["emulator"],
): string[] {
  const outputs = (of: string) => {
    const found = state.find((it) => it.name === of);
    return { ...found?.outs, id: found?.id };
  };
  const wanted = resolved(args, outputs) as Record<string, unknown>;
  const differs = (what: string, found: unknown, expected: unknown) =>
    isDeepStrictEqual(found, expected) ? [] : [`${name}: its ${what} is ${JSON.stringify(found)}`];
  if (type === "InteractionModel") {
    const { skillId, locale, stage } = wanted as Record<string, string>;
    return differs("model", emulator.model(String(skillId), String(locale), stage), wanted.model);
  }
  if (type === "NluProfile" || type === "SkillSimulation") return differs("result", [outs.passed, outs.total], [1, 1]);
  const [slotTypeId, version] = id.split("/");
  const found = emulator.slotTypes().find((it) => it.id === slotTypeId);
  const description = [wanted.description, markerOf(urnOf(handlerOf(type), name), inputs.__stackId)]
    .filter(Boolean)
    .join(" ");
  if (type === "SlotType") return differs("description", found?.description, description);
  const made = found?.versions.find((it) => it.version === version);
  const supplier = (made?.definition as { valueSupplier?: { values?: unknown } } | undefined)?.valueSupplier;
  return [
    ...differs("description", made?.description, description),
    ...differs("values", supplier?.values, wanted.values),
  ];
}
