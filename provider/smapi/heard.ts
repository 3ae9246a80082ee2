import { z } from "zod";

/** A slot as Amazon understood it. */
export interface HeardSlot {
  /** What was said; undefined where the slot is empty. */
  value?: string | undefined;
  /** What it was resolved to, best first. */
  resolved: { name: string; id?: string | undefined }[];
  /** `ER_ERROR_TIMEOUT` or `ER_ERROR_EXCEPTION`: Amazon could not resolve it this time. */
  trouble?: string | undefined;
}

/** An intent as Amazon understood it. */
export interface HeardIntent {
  /** Of a request without an intent its type, such as `LaunchRequest`. */
  name: string;
  /** `NONE`, `CONFIRMED` or `DENIED`. */
  confirmation: string;
  slots: Record<string, HeardSlot>;
}

// spec.json has `{name, id}`; seed 004, and a live answer that was seen, `{value: {name, id}}`.
const named = z.object({ name: z.string(), id: z.string().nullish() });
const resolvedValue = z.union([z.object({ value: named }).transform(({ value }) => value), named]);

const authority = z.object({
  status: z.object({ code: z.string().nullish() }).nullish(),
  values: z.array(resolvedValue).nullish(),
});

const slot = z
  .object({
    value: z.string().nullish(),
    resolutions: z.object({ resolutionsPerAuthority: z.array(authority).nullish() }).nullish(),
  })
  .transform(({ value, resolutions }): HeardSlot => {
    const authorities = resolutions?.resolutionsPerAuthority ?? [];
    const values = authorities.flatMap(({ values }) => values ?? []);
    const codes = authorities.map(({ status }) => status?.code ?? "");
    return {
      value: value ?? undefined,
      resolved: values.map(({ name, id }) => ({ name, id: id ?? undefined })),
      trouble: values.length > 0 ? undefined : codes.find((code) => code.startsWith("ER_ERROR_")),
    };
  });

/** An intent in an answer of a simulation, of the utterance profiler, or in a request to a skill's endpoint. */
export const heardIntent = z
  .object({
    name: z.string(),
    confirmationStatus: z.string().nullish(),
    slots: z.record(z.string(), slot).nullish(),
  })
  .transform(
    ({ name, confirmationStatus, slots }): HeardIntent => ({
      name,
      confirmation: confirmationStatus ?? "NONE",
      slots: slots ?? {},
    }),
  );
