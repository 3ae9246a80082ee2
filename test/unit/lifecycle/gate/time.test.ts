import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emulatorCredentials } from "../../../../emulator";
import { respondAsAmazon } from "../../../../emulator/http/dispatch";
import type { EmulatorOptions } from "../../../../emulator/options";
import { Store } from "../../../../emulator/service/store";
import { Account } from "../../../../provider/lifecycle/account";
import { gate } from "../../../../provider/lifecycle/gate";
import type { Context } from "../../../../provider/lifecycle/lifecycle";
import { suiteToWire } from "../../../../provider/model/wire/suite";
import type { GateRun } from "../../../../provider/report/gate-run";
import type { HttpRequest, HttpResponse } from "../../../../provider/smapi/http/transport";
import * as transport from "../../../../provider/smapi/http/transport";
import { SmapiClient } from "../../../../provider/smapi/operations/client";

const LATENCY_MS = 20;
const UTTERANCES = 250;
const skillId = "amzn1.ask.skill.time";
const endpoint = new URL("http://127.0.0.1:1");
const model = {
  languageModel: {
    invocationName: "coffee shop",
    intents: [{ name: "OrderIntent", slots: [], samples: ["order a coffee", "a coffee"] }],
  },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An account whose service is an emulator with a built model. */
async function account(
  options: EmulatorOptions,
  before = (_request: HttpRequest, _store: Store) => {},
): Promise<Account> {
  const store = new Store({ buildMs: 0, skills: [{ id: skillId }], ...options });
  // Virtual time: an hour of simulations passes in seconds. So the emulator answers in this process, without HTTP.
  vi.spyOn(transport, "exchange").mockImplementation(async (request: HttpRequest): Promise<HttpResponse> => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    before(request, store);
    const { method, url, headers, body = "" } = request;
    const {
      status,
      json,
      text,
      headers: sent = {},
    } = respondAsAmazon({ method, path: url.pathname, query: url.searchParams, headers, body }, store);
    return { status, headers: sent, body: text ?? (json === undefined ? "" : JSON.stringify(json)) };
  });
  const credentials = { kind: "refresh" as const, ...emulatorCredentials };
  const client = new SmapiClient({ apiEndpoint: endpoint, authEndpoint: endpoint, credentials, buildTimeout: 60 });
  const path = `/v1/skills/${skillId}/stages/development/interactionModel/locales/en-US`;
  const put = client.send({ action: "set", operation: "set", method: "PUT", path, body: { interactionModel: model } });
  await vi.advanceTimersByTimeAsync(1_000);
  await put;
  return new Account(client);
}

/** Seconds that a gate takes. */
async function secondsOf(kind: GateRun["kind"], input: string, account: Account): Promise<number> {
  const items = Array.from({ length: UTTERANCES }, () => ({ input, expect: { intent: "OrderIntent" } }));
  const news = { skillId, locale: "en-US", stage: "development", ...suiteToWire(items), enable: true };
  const ui = { info: vi.fn(), warn: vi.fn(), progress: vi.fn(), event: vi.fn() };
  const began = Date.now();
  let ended = false;
  const made = gate(kind)
    .create(news, { account, ui, marker: "[pulumi:0]" } as unknown as Context)
    .finally(() => {
      ended = true;
    });
  while (!ended) await vi.advanceTimersByTimeAsync(1_000);
  expect((await made).outs).toMatchObject({ passed: UTTERANCES });
  // A line for each tenth at most, and the last one.
  expect(ui.progress.mock.calls.length).toBeLessThanOrEqual(12);
  return (Date.now() - began) / 1_000;
}

test.each([5, 20])(
  "250 utterances are profiled in at most 1.2 times what a limit of %i a second dictates",
  async (limit) => {
    const burst = limit;
    const rateLimits = [{ operation: "profileNluV1", perSecond: limit, burst }];
    const seconds = await secondsOf("NluProfile", "order a coffee", await account({ rateLimits }));
    expect(seconds).toBeGreaterThan((UTTERANCES - burst) / limit);
    expect(seconds).toBeLessThan(1.2 * (UTTERANCES / limit));
  },
);

test.each([2_000, 7_500])(
  "250 simulations of %i ms, one at a time, take at most 1.15 times that",
  async (simulationMs) => {
    const seconds = await secondsOf("SkillSimulation", "ask coffee shop for a coffee", await account({ simulationMs }));
    const needed = (UTTERANCES * simulationMs) / 1_000;
    expect(seconds).toBeGreaterThan(needed);
    expect(seconds).toBeLessThan(1.15 * needed);
  },
);

test("250 simulations of 2 to 8 s, after one of 50 s, take at most 1.15 times their sum", async () => {
  // Every time from 2 to 8 s equally often, in an order without a pattern.
  const durations = Array.from({ length: UTTERANCES }, (_, index) => 2_000 + ((index * 317) % UTTERANCES) * 24);
  durations[0] = 50_000;
  const next = durations.values();
  const before = ({ method, url }: HttpRequest, { settings }: Store) => {
    if (method === "POST" && url.pathname.endsWith("/simulations")) settings.simulationMs = next.next().value ?? 0;
  };
  const seconds = await secondsOf("SkillSimulation", "ask coffee shop for a coffee", await account({}, before));
  expect(seconds).toBeLessThan(1.15 * durations.reduce((sum, ms) => sum + ms / 1_000, 0));
  expect(next.next().done).toBe(true);
});
