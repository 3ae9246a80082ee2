import { isDeepStrictEqual } from "node:util";
import { type Emulator, emulatorCredentials } from "../../../emulator";
import { markerOf, withMarker } from "../../../provider/lifecycle/marker";
import type { Pulumi, Resource } from "./engine";
import { type History, isTheirs } from "./history";
import { type Declaration, resolved } from "./program";

const SECRETS = [emulatorCredentials.clientSecret, emulatorCredentials.refreshToken, "Atza|"];

/** What must never be shown or stored. */
export function leaks(shown: string, state: Resource[]): string[] {
  const all = shown + JSON.stringify(state);
  const secrets = SECRETS.filter((secret) => all.includes(secret)).map((secret) => `shows the secret ${secret}`);
  return [
    ...secrets,
    ...(/^\s+at .*:\d+:\d+\)?$/m.test(shown) ? ["shows a stack trace"] : []),
    ...(shown.includes("has a defect") ? ["tells of a defect of its own"] : []),
  ];
}

/** Where the account is not as declared. With `unseen`, edits by another client that no refresh has taken in are no difference. */
export function differences(
  program: Declaration[],
  state: Resource[],
  emulator: Emulator,
  history: History,
  unseen: boolean,
): string[] {
  const outputs = (name: string) => {
    const found = state.find((it) => it.name === name);
    return { ...found?.outs, id: found?.id };
  };
  const left = state.filter((it) => it.replaced || it.unfinished || !program.some(({ name }) => name === it.name));
  const notAsDeclared = program.filter((declaration) => {
    const resource = state.find((it) => it.type === declaration.type && it.name === declaration.name);
    if (!resource) return true;
    const args = resolved(declaration.args, outputs) as Record<string, unknown>;
    if (declaration.type !== "InteractionModel") return !unseen && !isThere(declaration.type, args, resource, emulator);
    const last = history.versions.get(declaration.name)?.at(-1);
    if (unseen && isTheirs(last) && last?.version !== resource.outs.version) return false;
    return !isDeepStrictEqual(emulator.model(String(args.skillId), String(args.locale)), args.model);
  });
  return [
    ...left.map(
      ({ name, replaced }) => `${name} is in the state, ${replaced ? "replaced" : "unfinished or not declared"}`,
    ),
    ...notAsDeclared.map(({ name }) => `${name} is not at Amazon as it is declared`),
  ];
}

function isThere(
  type: Declaration["type"],
  args: Record<string, unknown>,
  { id, inputs, outs }: Resource,
  emulator: Emulator,
): boolean {
  if (type === "NluProfile" || type === "SkillSimulation") return outs.passed === 1 && outs.total === 1;
  const [slotTypeId, number] = id.split("/");
  const slotType = emulator.slotTypes().find((it) => it.id === slotTypeId);
  const description = withMarker(
    args.description as string | undefined,
    markerOf(String(outs.__urn), inputs.__stackId),
  );
  if (type === "SlotType") return slotType?.name === args.name && slotType?.description === description;
  const version = slotType?.versions.find((it) => it.version === number);
  const { valueSupplier } = (version?.definition ?? {}) as { valueSupplier?: { values: unknown } };
  return version?.description === description && isDeepStrictEqual(valueSupplier?.values, args.values);
}

/** Models that were sent although the gate that they wait for has never passed for them, in the run or before. */
export function unproved(before: Resource[], after: Resource[], program: Declaration[]): string[] {
  const hashesOf = (state: Resource[], name: string, gate: string) => {
    const proofs = state.find((it) => it.name === gate)?.outs.proofs as { sourceHash: string }[] | undefined;
    const deployed = state === before ? state.filter((it) => it.name === name) : [];
    return [...(proofs ?? []).map(({ sourceHash }) => sourceHash), ...deployed.map(({ outs }) => outs.sourceHash)];
  };
  return program.flatMap(({ name, args }) => {
    const gate = (args.requires as { $proofs: string } | undefined)?.$proofs;
    const model = after.find((it) => it.name === name);
    if (gate === undefined || !model) return [];
    const known = [...hashesOf(before, name, gate), ...hashesOf(after, name, gate)];
    return known.includes(model.outs.sourceHash) ? [] : [`${name} has no proof of ${gate}`];
  });
}

/** Something that carries our marker: a slot type, or a version of one. */
export interface Marked {
  id: string;
  /** As a warning names it when it is retained. */
  what: string;
  description: string;
}

/** What of ours is at Amazon without being in the state. */
export function notInState(emulator: Emulator, state: Resource[]): Marked[] {
  const all = emulator.slotTypes().flatMap(({ id, description, versions }) => [
    { id, what: id, description },
    ...versions.map((it) => ({
      id: `${id}/${it.version}`,
      what: `version ${it.version} of the slot type ${id}`,
      description: it.description,
    })),
  ]);
  return all.filter(
    (it): it is Marked => (it.description?.includes("[pulumi:") ?? false) && !state.some(({ id }) => id === it.id),
  );
}

/** Whether the resource that made it is declared. */
export function isDeclared({ description }: Marked, program: Declaration[], { stackIds, urnOf }: Pulumi): boolean {
  const markers = program.flatMap((it) => [...stackIds].map((stackId) => markerOf(urnOf(it), stackId)));
  return markers.some((marker) => description.includes(marker));
}
