import { z } from "zod";
import { type Approval, basis, newestFirst, type Proof, readProofs, type UsedProof } from "../../model/promotion/proof";
import { pulumiJson } from "./pulumi";

/** A model as a stack's state has it. */
export interface DeployedModel {
  urn: string;
  skillId: string;
  stage: string;
  locale: string;
  sourceHash?: string | undefined;
  modelHash?: string | undefined;
  version?: string | undefined;
  /** Of what this stack deployed last. */
  commit?: string | undefined;
  /** `git:<rev>:<path>` */
  release?: string | undefined;
  pendingHash?: string | undefined;
  driftedVersion?: string | undefined;
  /** The sourceHash of what this stack deployed last, also where an edit elsewhere has taken its place. */
  deployedHash?: string | undefined;
  /** RFC 3339. */
  modified?: string | undefined;
  /** On what it was deployed. */
  basis: (UsedProof | Approval)[];
  /** The canonical text; undefined where it is encrypted. */
  model?: string | undefined;
  references: Record<string, unknown>;
  overlay?: unknown;
  stackId?: string | undefined;
}

export interface StackState {
  name: string;
  /** By locale, in alphabetical order. */
  models: DeployedModel[];
  /** Of all gates, newest first. */
  proofs: Proof[];
}

const text = z.string().optional().catch(undefined);
const record = z.record(z.string(), z.unknown()).catch({});
const model = z.object({
  urn: z.string(),
  modified: text,
  inputs: z.object({
    model: text,
    references: record.optional(),
    overlay: z.unknown().optional(),
    __stackId: text,
    __proof: basis.optional().catch(undefined),
  }),
  outputs: z.object({
    ...{ skillId: z.string(), locale: z.string(), stage: z.string().default("development") },
    ...{ sourceHash: text, modelHash: text, version: text, commit: text, release: text },
    ...{ pendingHash: text, driftedVersion: text },
    deployedRelease: z.object({ sourceHash: text, commit: text, release: text }).optional().catch(undefined),
  }),
});
const exported = z.object({
  deployment: z.object({
    resources: z.array(z.looseObject({ type: z.string(), outputs: record.optional() })).nullish(),
  }),
});

/** The models and proofs of a stack, from its state alone. */
export function readStack(name: string): StackState {
  const { deployment } = exported.parse(pulumiJson("stack", "export", "--stack", name));
  const resources = deployment.resources ?? [];
  // Of the dynamic form, and of a plugin.
  const ofType = (type: string) => resources.filter((it) => new RegExp(`alexa:(index:)?${type}$`).test(it.type));
  const models = ofType("InteractionModel").flatMap((it) => {
    const { data } = model.safeParse(it);
    return data ? [toModel(data)] : [];
  });
  const proofs = ofType("(NluProfile|SkillSimulation)").flatMap(({ outputs }) =>
    Array.isArray(outputs?.proofs) ? readProofs(outputs.proofs).proofs : [],
  );
  return {
    name,
    models: models.sort((one, other) => (one.locale < other.locale ? -1 : 1)),
    proofs: newestFirst(proofs),
  };
}

function toModel({ urn, modified, inputs, outputs }: z.infer<typeof model>): DeployedModel {
  const { model: text, references = {}, overlay, __stackId: stackId, __proof: proof = [] } = inputs;
  const { deployedRelease: edited, ...outs } = outputs;
  const { release = edited?.release, commit = edited?.commit } = outs;
  const rest = { release, commit, deployedHash: outs.sourceHash ?? edited?.sourceHash, stackId, basis: proof };
  return { urn, modified, ...outs, model: text, references, overlay, ...rest };
}

/** Every stack of the project. */
export function stacksOf(): string[] {
  return z
    .array(z.object({ name: z.string() }))
    .parse(pulumiJson("stack", "ls", "--json"))
    .map(({ name }) => name);
}
