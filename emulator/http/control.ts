import { z } from "zod";
import { type ApiRequest, type ApiResponse, ErrorResponse, notFound } from "../service/api";
import { parseJson } from "../service/body";
import { addBuiltVersions } from "../service/built-versions";
import type { Store } from "../service/store";
import type { Emulation } from "./emulation";
import { faultOrder } from "./fault";

const buildErrors = z.array(z.object({ code: z.string().optional(), message: z.string() }));
const failureBody = z.strictObject({
  errors: buildErrors,
  skillId: z.string().optional(),
  slotTypeId: z.string().optional(),
});
const skillBody = z.strictObject({
  id: z.string().min(1).optional(),
  vendorId: z.string().min(1).optional(),
  locales: z.array(z.string()).optional(),
  names: z.record(z.string(), z.string()).optional(),
});
const settingsBody = z
  .strictObject({
    buildMs: z.number().min(0),
    vendors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    tokenSeconds: z.number(),
    putReturnsETag: z.boolean(),
    eTagMoves: z.enum(["put", "build"]),
    putDuringBuild: z.enum(["accept", "queue", "refuse"]),
    simulationMs: z.number().min(0),
    statusLagMs: z.number().min(0),
    rateLimits: z.array(
      z.strictObject({ operation: z.string().optional(), perSecond: z.number().positive(), burst: z.number().min(1) }),
    ),
  })
  .partial();

/** The routes below /emulator, for tests and people in other processes: no token, and no part of Amazon's API. */
export function control(
  { method, path, body }: Pick<ApiRequest, "method" | "path" | "body">,
  emulation: Emulation,
): ApiResponse {
  const { store, faults, requests } = emulation;
  const read = <T>(schema: z.ZodType<T>): T => {
    const parsed = schema.safeParse(parseJson(body || "{}"));
    if (parsed.success) return parsed.data;
    throw new ErrorResponse({ status: 400, json: { message: z.prettifyError(parsed.error) } });
  };
  switch (`${method} ${path}`) {
    case "POST /emulator/skills":
      return addSkill(read(skillBody), store);
    case "GET /emulator/state":
      return { status: 200, json: snapshot(store) };
    case "GET /emulator/requests":
      return { status: 200, json: requests };
    case "DELETE /emulator/requests":
      requests.length = 0;
      return { status: 204 };
    case "POST /emulator/fail-next-build": {
      const { errors, skillId, slotTypeId } = read(failureBody);
      store.failNextBuild(errors, skillId ?? slotTypeId);
      return { status: 204 };
    }
    case "POST /emulator/faults":
      for (const order of read(z.array(faultOrder))) faults.order(order);
      return { status: 204 };
    case "DELETE /emulator/faults":
      faults.clear();
      return { status: 204 };
    case "POST /emulator/finish-builds":
      store.finishBuilds();
      return { status: 204 };
    case "POST /emulator/reset":
      reset(emulation);
      return { status: 204 };
    case "POST /emulator/settings":
      Object.assign(store.settings, read(settingsBody));
      return { status: 200, json: store.settings };
    default:
      throw notFound(`The emulator has no ${method} ${path}.`);
  }
}

/** As after the start, but that tokens stay valid: a test begins with an empty account, without another emulator. */
export function reset({ store, faults, requests }: Emulation): void {
  store.reset();
  faults.clear();
  requests.length = 0;
}

function addSkill({ id, vendorId, locales, names }: z.infer<typeof skillBody>, store: Store): ApiResponse {
  if (store.state.skills.some((skill) => skill.id === id)) {
    throw new ErrorResponse({ status: 409, json: { message: `The skill ${id} exists already.` } });
  }
  const manifest = { ...(locales && { locales }), ...(names && { names }) };
  return {
    status: 201,
    json: { id: store.addSkill({ ...(id && { id }), ...(vendorId && { vendorId }), ...manifest }) },
  };
}

/** A slot type as tests see it. */
export interface SlotTypeSnapshot {
  /** `amzn1.ask.interactionModel.slotType.…` */
  id: string;
  /** The developer account that owns it. */
  vendorId: string;
  /** As it was created. */
  name: string;
  /** As it was given last. */
  description: string | undefined;
  /** Its versions, oldest first. */
  versions: {
    /** A decimal string. */
    version: string;
    /** As it was given last. */
    description: string | undefined;
    /** The values or the supplier, as they were sent. */
    definition: unknown;
  }[];
}

export function slotTypeSnapshots({ state }: Store): SlotTypeSnapshot[] {
  return state.slotTypes.map(({ id, vendorId, name, description, versions }) => ({
    id,
    vendorId,
    name,
    description,
    versions: versions.map(({ version, description, definition }) => ({ version, description, definition })),
  }));
}

function snapshot(store: Store) {
  const { skills, models: texts } = store.state;
  return {
    skills: skills.map(({ id, vendorId, models }) => ({
      id,
      vendorId,
      models: models.map((model) => {
        addBuiltVersions(model);
        const { stage, locale, versions } = model;
        const current = versions.at(-1);
        if (!current) return { stage, locale };
        const { version, eTag, description, hash } = current;
        return { stage, locale, version, eTag, description, model: JSON.parse(texts[hash] ?? "null") };
      }),
    })),
    slotTypes: slotTypeSnapshots(store),
  };
}
