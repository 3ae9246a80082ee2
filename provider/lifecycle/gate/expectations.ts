import { runInNewContext } from "node:vm";
import { type Expectation, type ExpectedSlot, parsePattern } from "../../model/suite/schema";
import { quote } from "../../model/text/printable";
import { type Mismatch, nameOf } from "../../report/gate-run";
import type { ResolvedIntent, ResolvedSlot } from "../../smapi/operations/resolved-slots";

/** What Amazon made of an utterance. */
export interface UtteranceResult {
  got?: ResolvedIntent | undefined;
  considered: ResolvedIntent[];
  response?: string | undefined;
  /** Why it cannot be judged. */
  error?: string | undefined;
}

export function mismatchesOf(
  { intent, slots, confirmation, response }: Expectation,
  result: UtteranceResult,
): Mismatch[] {
  const { got } = result;
  // Slots of another intent are not compared; without an intent every expectation fails.
  if (intent !== undefined && got?.name !== intent) return [{ expected: intent, got: nameOf(got) }];
  if (!got && (slots || confirmation)) return [{ expected: "an intent", got: nameOf(got) }];
  const found = Object.entries(slots ?? {}).flatMap(([name, expected]) => slotMismatch(name, expected, got) ?? []);
  const confirmed = got?.confirmation ?? "NONE";
  if (confirmation !== undefined && confirmed !== confirmation) found.push({ expected: confirmation, got: confirmed });
  if (response !== undefined) found.push(...responseMismatch(response, result.response ?? ""));
  return found;
}

/** A slot that is not as expected because Amazon could not resolve it this time. */
export function resolutionError(mismatches: Mismatch[], { got }: UtteranceResult): string | undefined {
  for (const { slot } of mismatches) {
    const trouble = slot === undefined ? undefined : slotOf(got, slot)?.trouble;
    if (trouble !== undefined) return `the slot ${slot} could not be resolved (${trouble})`;
  }
  return undefined;
}

function slotMismatch(name: string, expected: ExpectedSlot, got: ResolvedIntent | undefined): Mismatch | undefined {
  const slot = slotOf(got, name);
  const actual = `${name}: ${slot?.value === undefined ? "empty" : formatSlot(slot)}`;
  if (expected === null)
    return slot?.value === undefined ? undefined : { slot: name, expected: `${name}: empty`, got: actual };
  const { value, id } = typeof expected === "string" ? { value: expected, id: undefined } : expected;
  // A skill takes the first value that was resolved.
  const first = slot?.resolved[0];
  const hasValue = value === undefined || [slot?.value, first?.name].some((text) => same(text, value));
  const hasId = id === undefined || first?.id === id;
  if (slot?.value !== undefined && hasValue && hasId) return undefined;
  const wanted = [value === undefined ? "" : quote(value), id === undefined ? "" : `(id ${id})`];
  return { slot: name, expected: `${name}: ${wanted.filter(Boolean).join(" ") || "anything"}`, got: actual };
}

// A slot may be called "constructor".
function slotOf(got: ResolvedIntent | undefined, name: string): ResolvedSlot | undefined {
  return got && Object.hasOwn(got.slots, name) ? got.slots[name] : undefined;
}

/** `"java" → "coffee" (id C)` */
function formatSlot({ value = "", resolved: [first] }: ResolvedSlot): string {
  if (!first) return quote(value);
  const resolved = same(first.name, value) ? "" : ` → ${quote(first.name)}`;
  return `${quote(value)}${resolved}${first.id ? ` (id ${first.id})` : ""}`;
}

function responseMismatch(expected: string, said: string): Mismatch[] {
  const pattern = parsePattern(expected);
  if (!pattern)
    return plain(said).includes(plain(expected)) ? [] : [{ expected: `response ${quote(expected)}`, got: quote(said) }];
  const matches = matchesInTime(pattern, said);
  if (matches) return [];
  const got = matches === undefined ? "an expression that takes too long on what was said: simplify it" : quote(said);
  return [{ expected: `response ${expected}`, got }];
}

const LONGEST_MATCH_MS = 1_000;

/** Undefined where it takes too long: some expressions take for ever, and would hold up the whole process. */
function matchesInTime({ source, flags }: RegExp, text: string): boolean | undefined {
  try {
    return runInNewContext(
      "new RegExp(source, flags).test(text)",
      { source, flags, text },
      { timeout: LONGEST_MATCH_MS },
    );
  } catch {
    return undefined;
  }
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");
const same = (text: string | undefined, other: string) => text !== undefined && plain(text) === plain(other);
