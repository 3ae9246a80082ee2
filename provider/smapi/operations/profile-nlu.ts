import { z } from "zod";
import { path, type SmapiClient } from "./client";
import type { ModelPlace } from "./interaction-models";
import { type ResolvedIntent, redactIntent, resolvedIntent } from "./resolved-slots";

/** What the model of one locale takes an utterance for. */
interface Profile {
  /** Undefined where nothing was understood. */
  got?: ResolvedIntent | undefined;
  /** The other intents that Amazon considered, best first. */
  considered: ResolvedIntent[];
  /** What the dialog asks next, where it does. */
  prompt?: string | undefined;
  /** Goes with the next utterance of the same dialog. */
  token?: string | undefined;
}

/** A token holds a whole dialog so far. */
const LONGEST_TOKEN = 100_000;

const profileResponse = z.object({
  selectedIntent: resolvedIntent.nullish(),
  consideredIntents: z.array(resolvedIntent).nullish(),
  multiTurn: z.object({ token: z.string().max(LONGEST_TOKEN).nullish(), prompt: z.string().nullish() }).nullish(),
});

/** Asks the utterance profiler (spec.json: profileNlu). It changes nothing, and no endpoint of the skill is called. */
export async function profileNlu(
  client: SmapiClient,
  { skillId, stage, locale }: ModelPlace,
  utterance: string,
  multiTurnToken?: string,
): Promise<Profile> {
  const { selectedIntent, consideredIntents, multiTurn } = await client.sendAndRead(
    {
      action: `profile an utterance with the ${locale} model of skill ${skillId} (${stage})`,
      operation: "profileNlu",
      method: "POST",
      path: path`/v1/skills/${skillId}/stages/${stage}/interactionModel/locales/${locale}/profileNlu`,
      body: { utterance, multiTurnToken },
    },
    profileResponse,
  );
  const got = selectedIntent ?? undefined;
  return {
    got: got && redactIntent(got, client),
    considered: (consideredIntents ?? [])
      .filter(({ name }) => name !== got?.name)
      .map((it) => redactIntent(it, client)),
    prompt: multiTurn?.prompt ? client.redact(multiTurn.prompt) : undefined,
    token: multiTurn?.token ?? undefined,
  };
}
