import { z } from "zod";
import { getModel } from "../../smapi/operations/interaction-models";
import { getManifest } from "../../smapi/operations/skill-manifest";
import { undefinedIfNotFound } from "../account";
import type { Context } from "../lifecycle";
import type { GateInputs } from "./properties";

const delegationStrategy = z.string().nullish();
const withDialog = z.object({
  dialog: z
    .object({ delegationStrategy, intents: z.array(z.object({ name: z.string(), delegationStrategy })) })
    .nullish(),
});

/** Tells whether the skill has to be invoked for an intent. Both the manifest and the model are read once, when they are needed. */
export class ExpectedInvocation {
  private endpoint: boolean | undefined;
  private delegated: Set<string> | undefined;

  constructor(
    private readonly inputs: GateInputs,
    private readonly context: Context,
  ) {}

  /** Not where the skill's manifest names no endpoint, nor for an intent whose dialog Alexa leads: whether it is completed is not told. */
  async of(intent: string | undefined): Promise<boolean> {
    this.endpoint ??= await this.hasEndpoint();
    if (!this.endpoint) return false;
    this.delegated ??= await this.delegatedIntents();
    return intent === undefined || !this.delegated.has(intent);
  }

  private async hasEndpoint(): Promise<boolean> {
    const { skillId, stage } = this.inputs;
    return (await getManifest(this.context.account.client, skillId, stage)).hasEndpoint;
  }

  private async delegatedIntents(): Promise<Set<string>> {
    const { skillId, stage, locale } = this.inputs;
    const found = await undefinedIfNotFound(getModel(this.context.account.client, { skillId, stage, locale }));
    const { dialog } = withDialog.safeParse(found?.interactionModel).data ?? {};
    const names = (dialog?.intents ?? [])
      .filter((intent) => (intent.delegationStrategy ?? dialog?.delegationStrategy) === "ALWAYS")
      .map(({ name }) => name);
    return new Set(names);
  }
}
