import { z } from "zod";
import { isRecord } from "./document/document";
import { hasUnknown } from "./wire/unknown";

const text = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))], {
  error: "must be a text, or an object with a text for each locale",
});

/** What a stage changes of a release: its invocation name. */
export const overlay = z
  .strictObject({ invocationName: text.optional(), invocationSuffix: text.optional() })
  .refine((it) => it.invocationName === undefined || it.invocationSuffix === undefined, {
    error: "has both invocationName and invocationSuffix: keep one",
  });

/** The model with another invocation name; as it is where the overlay says nothing for its locale, or is not yet known. */
export function applyOverlay(model: Record<string, unknown>, given: unknown, locale: unknown): Record<string, unknown> {
  const { data } = overlay.optional().safeParse(hasUnknown(given) ? undefined : given);
  const before = invocationNameOf(model);
  if (!data || before === undefined) return model;
  const { invocationName, invocationSuffix: suffix } = overlayOf(data, locale);
  return withInvocationName(model, invocationName ?? (suffix === undefined ? before : `${before} ${suffix}`));
}

/** Of a model whose shape may be wrong. */
export function invocationNameOf({ languageModel }: Record<string, unknown>): string | undefined {
  const name = isRecord(languageModel) ? languageModel.invocationName : undefined;
  return typeof name === "string" ? name : undefined;
}

export function withInvocationName(model: Record<string, unknown>, invocationName: string): Record<string, unknown> {
  const { languageModel } = model;
  return isRecord(languageModel) ? { ...model, languageModel: { ...languageModel, invocationName } } : model;
}

/** What an overlay says for a locale. */
export function overlayOf(
  given: z.infer<typeof overlay> | undefined,
  locale: unknown,
): Record<"invocationName" | "invocationSuffix", string | undefined> {
  const { invocationName, invocationSuffix } = given ?? {};
  return { invocationName: ofLocale(invocationName, locale), invocationSuffix: ofLocale(invocationSuffix, locale) };
}

function ofLocale(value: string | Record<string, string> | undefined, locale: unknown): string | undefined {
  if (typeof value !== "object") return value;
  return typeof locale === "string" && Object.hasOwn(value, locale) ? value[locale] : undefined;
}
