import { expect, onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, emulatorCredentials, startEmulator } from "../../emulator";
import { findOperation } from "./contract";

export const vendorId = "MEMULATOR00000";
export const catalogs = "/v1/skills/api/custom/interactionModel/catalogs";
export const slotTypes = "/v1/skills/api/custom/interactionModel/slotTypes";

export interface Reply {
  status: number;
  headers: Headers;
  // Tests name the properties that they expect; an expectation on a missing one fails.
  // biome-ignore lint/suspicious/noExplicitAny: the body is whatever came over the wire
  body: any;
}

export interface Service extends Emulator {
  token: string;
  /** Sends a request with a token. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export const tokenRequest = {
  grant_type: "refresh_token",
  client_id: emulatorCredentials.clientId,
  client_secret: emulatorCredentials.clientSecret,
  refresh_token: emulatorCredentials.refreshToken,
};

/** An emulator that is stopped when the test ends. Builds take no time unless the test says so. */
export async function startService(options: EmulatorOptions = {}): Promise<Service> {
  const emulator = await startEmulator({ buildMs: 0, ...options });
  onTestFinished(() => emulator.close());
  const answer = await fetch(`${emulator.url}/auth/o2/token`, {
    method: "POST",
    body: new URLSearchParams(tokenRequest),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  emulator.requests.length = 0;
  return { ...emulator, token, send: (...request) => send(emulator, token, ...request) };
}

async function send(
  { url, requests }: Emulator,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text === "" ? undefined : JSON.parse(text);
  const [pathname = ""] = path.split("?");
  const operation = findOperation(method, pathname);
  if (operation && response.status !== 501) {
    expect(requests.at(-1)).toMatchObject({
      operation: operation["x-operation-name"],
      requestId: response.headers.get("x-amzn-requestid"),
      status: response.status,
      path: pathname,
    });
  }
  return { status: response.status, headers: response.headers, body: parsed };
}

/** Calls until the answer is as wanted; the test's own time limit ends it otherwise. */
export async function until<T>(call: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await call();
    if (wanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const modelPath = (skillId: string, locale = "en-US", stage = "development") =>
  `/v1/skills/${skillId}/stages/${stage}/interactionModel/locales/${locale}`;

interface ModelParts {
  invocationName?: string;
  intents?: unknown[];
  types?: unknown[];
  modelConfiguration?: object;
  dialog?: unknown;
  prompts?: unknown;
}

/** The body of a PUT: a small valid model, with what the test puts in its place. */
export function modelBody({
  invocationName = "space facts",
  intents,
  types,
  modelConfiguration,
  ...rest
}: ModelParts = {}) {
  const plain = [{ name: "FactIntent", slots: [], samples: ["tell me a fact"] }];
  const languageModel = {
    invocationName,
    intents: intents ?? plain,
    types: types ?? [],
    ...(modelConfiguration && { modelConfiguration }),
  };
  return { interactionModel: { languageModel, ...rest } };
}

/** Makes a slot type with one version that is built; returns the slot type's id. */
export async function makeSlotType({ send }: Service, name = "Ingredient"): Promise<string> {
  const { body } = await send("POST", slotTypes, { vendorId, slotType: { name } });
  await send("POST", `${slotTypes}/${body.slotType.id}/versions`, versionBody(["salt"]));
  return body.slotType.id;
}

export const versionBody = (values: string[], description?: string) => ({
  slotType: {
    definition: {
      valueSupplier: { type: "InlineValueSupplier", values: values.map((value) => ({ name: { value } })) },
    },
    description,
  },
});
