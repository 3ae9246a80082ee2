import { z } from "zod";
import type { SmapiClient } from "./client";

/** A slot as Amazon understood it. */
export interface ResolvedSlot {
  /** What was said; undefined where the slot is empty. */
  value?: string | undefined;
  /** What it was resolved to, best first. */
  resolved: { name: string; id?: string | undefined }[];
  /** `ER_ERROR_TIMEOUT` or `ER_ERROR_EXCEPTION`: Amazon could not resolve it this time. */
  trouble?: string | undefined;
}

/** An intent as Amazon understood it. */
export interface ResolvedIntent {
  /** Of a request without an intent its type, such as `LaunchRequest`. */
  name: string;
  /** `NONE`, `CONFIRMED` or `DENIED`. */
  confirmation: string;
  slots: Record<string, ResolvedSlot>;
}

// spec.json has `{name, id}`; the Skill Simulation API reference, and a live response that was seen, `{value: {name, id}}`.
const named = z.object({ name: z.string(), id: z.string().nullish() });
const resolvedValue = z.union([z.object({ value: named }).transform(({ value }) => value), named]);

const authority = z.object({
  status: z.object({ code: z.string().nullish() }).nullish(),
  values: z.array(resolvedValue).nullish(),
});

const resolutions = z.object({ resolutionsPerAuthority: z.array(authority).nullish() }).nullish();
const part = z.object({ value: z.string().nullish(), resolutions });

const slot = part
  .extend({ slotValue: z.object({ values: z.array(part).nullish() }).nullish() })
  .nullable()
  .transform((found): ResolvedSlot => {
    // A slot that takes several values has a list of them in place of its own.
    const parts = found?.slotValue?.values ?? (found ? [found] : []);
    const authorities = parts.flatMap(({ resolutions }) => resolutions?.resolutionsPerAuthority ?? []);
    const values = authorities.flatMap(({ values }) => values ?? []);
    const codes = authorities.map(({ status }) => status?.code ?? "");
    return {
      value: found?.value ?? (parts.flatMap(({ value }) => value ?? []).join(", ") || undefined),
      resolved: values.map(({ name, id }) => ({ name, id: id ?? undefined })),
      trouble: values.length > 0 ? undefined : codes.find((code) => code.startsWith("ER_ERROR_")),
    };
  });

/** An intent in a response of a simulation, of the utterance profiler, or in a request to a skill's endpoint. */
export const resolvedIntent = z
  .object({
    name: z.string(),
    confirmationStatus: z.string().nullish(),
    slots: z.record(z.string(), slot).nullish(),
  })
  .transform(
    ({ name, confirmationStatus, slots }): ResolvedIntent => ({
      name,
      confirmation: confirmationStatus ?? "NONE",
      slots: slots ?? {},
    }),
  );

/** The longest name of an intent or a slot, or value of one, that is shown. */
const LONGEST = 300;

/** An intent as it may be shown: on one line, without a secret that was quoted back. */
export function redactIntent({ name, confirmation, slots }: ResolvedIntent, client: SmapiClient): ResolvedIntent {
  const redacted = (text: string) => client.redact(text).slice(0, LONGEST);
  const redactSlot = ({ value, resolved, trouble }: ResolvedSlot): ResolvedSlot => ({
    value: value === undefined ? undefined : redacted(value),
    resolved: resolved.map((it) => ({
      name: redacted(it.name),
      id: it.id === undefined ? undefined : redacted(it.id),
    })),
    trouble: trouble === undefined ? undefined : redacted(trouble),
  });
  return {
    name: redacted(name),
    confirmation: redacted(confirmation),
    slots: Object.fromEntries(Object.entries(slots).map(([slot, it]) => [redacted(slot), redactSlot(it)])),
  };
}
