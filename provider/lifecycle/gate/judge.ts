import { quote } from "../../model/finding";
import { type Expectation, type ExpectedSlot, patternOf } from "../../model/suite/schema";
import type { HeardIntent, HeardSlot } from "../../smapi/heard";
import { type Mismatch, nameOf } from "../gate-run";

/** What Amazon made of an utterance. */
export interface Heard {
  got?: HeardIntent | undefined;
  considered: HeardIntent[];
  response?: string | undefined;
  /** Why nothing can be told of it. */
  failure?: string | undefined;
}

export function mismatchesOf({ intent, slots, confirmation, response }: Expectation, heard: Heard): Mismatch[] {
  const { got } = heard;
  // Slots of another intent tell nothing.
  if (intent !== undefined && got?.name !== intent) return [{ expected: intent, got: nameOf(got) }];
  const found = Object.entries(slots ?? {}).flatMap(([name, expected]) => slotMismatch(name, expected, got) ?? []);
  const confirmed = got?.confirmation ?? "NONE";
  if (confirmation !== undefined && confirmed !== confirmation) found.push({ expected: confirmation, got: confirmed });
  const said = heard.response ?? "";
  if (response !== undefined && !isSaid(response, said))
    found.push({ expected: `response ${patternOf(response) ? response : quote(response)}`, got: quote(said) });
  return found;
}

/** A slot that is not as expected because Amazon could not resolve it this time. */
export function unresolved(mismatches: Mismatch[], { got }: Heard): string | undefined {
  for (const { slot } of mismatches) {
    const trouble = slot === undefined ? undefined : got?.slots[slot]?.trouble;
    if (trouble !== undefined) return `the slot ${slot} could not be resolved (${trouble})`;
  }
  return undefined;
}

function slotMismatch(name: string, expected: ExpectedSlot, got: HeardIntent | undefined): Mismatch | undefined {
  const slot = got?.slots[name];
  const heard = `${name}: ${slot?.value === undefined ? "empty" : shown(slot)}`;
  if (expected === null)
    return slot?.value === undefined ? undefined : { slot: name, expected: `${name}: empty`, got: heard };
  const { value, id } = typeof expected === "string" ? { value: expected, id: undefined } : expected;
  // A skill takes the first value that was resolved.
  const first = slot?.resolved[0];
  const hasValue = value === undefined || [slot?.value, first?.name].some((text) => same(text, value));
  const hasId = id === undefined || first?.id === id;
  if (slot?.value !== undefined && hasValue && hasId) return undefined;
  const wanted = [value === undefined ? "" : quote(value), id === undefined ? "" : `(id ${id})`];
  return { slot: name, expected: `${name}: ${wanted.filter(Boolean).join(" ") || "anything"}`, got: heard };
}

/** `"java" → "coffee" (id C)` */
function shown({ value = "", resolved: [first] }: HeardSlot): string {
  if (!first) return quote(value);
  const resolved = same(first.name, value) ? "" : ` → ${quote(first.name)}`;
  return `${quote(value)}${resolved}${first.id ? ` (id ${first.id})` : ""}`;
}

function isSaid(expected: string, response: string): boolean {
  return patternOf(expected)?.test(response) ?? plain(response).includes(plain(expected));
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");
const same = (text: string | undefined, other: string) => text !== undefined && plain(text) === plain(other);
