import { afterEach, expect, test, vi } from "vitest";
import type { EmulatorOptions, SkillRequest } from "../../emulator";
import { modelBody, modelPath, startService, until } from "./service";

afterEach(() => vi.restoreAllMocks());

const size = { name: "size", type: "SIZE" };
const drink = { name: "drink", type: "AMAZON.Drink" };
const types = [{ name: "SIZE", values: [{ id: "S", name: { value: "small", synonyms: ["tiny"] } }] }];
const intents = [
  {
    name: "OrderIntent",
    slots: [size, drink],
    samples: ["order a {size} {drink}", "order a {drink}", "make it {size}"],
  },
  { name: "HoursIntent", samples: ["when do you open"] },
  { name: "AMAZON.StopIntent", samples: [] },
];
const dialog = (delegationStrategy: string) => ({
  delegationStrategy,
  intents: [
    {
      name: "OrderIntent",
      confirmationRequired: true,
      prompts: { confirmation: "Sure" },
      slots: [{ ...size, elicitationRequired: true, prompts: { elicitation: "Size" } }, drink],
    },
  ],
});
const prompts = [
  { id: "Sure", variations: [{ type: "SSML", value: "<speak>A {size} {drink}?</speak>" }] },
  { id: "Size", variations: [{ type: "PlainText", value: "What size?" }] },
];

const simulations = "/v2/skills/skill-1/stages/development/simulations";
const request = (content: string, mode?: string, locale = "en-US") => ({
  ...(mode && { session: { mode } }),
  input: { content },
  device: { locale },
});

async function withSkill(options: EmulatorOptions = {}, parts: Parameters<typeof modelBody>[0] = {}) {
  const service = await startService({ simulationMs: 0, ...options });
  const { send } = service;
  service.addSkill({ id: "skill-1" });
  await send("PUT", modelPath("skill-1"), modelBody({ invocationName: "coffee shop", intents, types, ...parts }));
  await send("PUT", "/v1/skills/skill-1/stages/development/enablement");
  const say = async (content: string, mode?: string) => {
    const started = await send("POST", simulations, request(content, mode));
    return (await send("GET", `${simulations}/${started.body.id}`)).body;
  };
  const intentOf = async (content: string, mode?: string) => {
    const { status, result } = await say(content, mode);
    return status === "FAILED" ? status : result.alexaExecutionInfo.consideredIntents[0].name;
  };
  return { ...service, say, intentOf };
}

test("a simulation is in progress, then gives the considered intents with their resolved slots", async () => {
  const { send, set } = await withSkill();
  set({ simulationMs: 100 });
  const { status, headers, body } = await send("POST", simulations, request("ask coffee shop to order a tiny mocha"));
  expect(status).toBe(200);
  expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: "IN_PROGRESS", result: null });
  const location = `${simulations}/${body.id}`;
  expect(headers.get("location")).toBe(location);
  const ended = await until(
    () => send("GET", location),
    (reply) => reply.body.status !== "IN_PROGRESS",
  );
  expect(ended.body).toEqual({
    id: body.id,
    status: "SUCCESSFUL",
    result: {
      skillExecutionInfo: { invocations: [] },
      alexaExecutionInfo: {
        alexaResponses: [],
        consideredIntents: [
          {
            name: "OrderIntent",
            confirmationStatus: "NONE",
            slots: {
              size: {
                name: "size",
                value: "tiny",
                confirmationStatus: "NONE",
                resolutions: {
                  resolutionsPerAuthority: [
                    {
                      authority: "amzn1.er-authority.echo-sdk.skill-1.SIZE",
                      status: { code: "ER_SUCCESS_MATCH" },
                      values: [{ value: { name: "small", id: "S" } }],
                    },
                  ],
                },
              },
              drink: { name: "drink", value: "mocha", confirmationStatus: "NONE" },
            },
          },
        ],
      },
    },
  });
});

test("words that are no value of a custom type are taken and not matched", async () => {
  const { say } = await withSkill();
  const { result } = await say("ask coffee shop to make it gigantic");
  const { size } = result.alexaExecutionInfo.consideredIntents[0].slots;
  expect(size).toMatchObject({
    value: "gigantic",
    resolutions: { resolutionsPerAuthority: [{ status: { code: "ER_SUCCESS_NO_MATCH" } }] },
  });
  expect(size.resolutions.resolutionsPerAuthority[0]).not.toHaveProperty("values");
});

test("a bare utterance reaches the skill in a session only, which lasts until it is ended", async () => {
  const { intentOf } = await withSkill();
  expect(await intentOf("order a mocha")).toBe("FAILED");
  expect(await intentOf("open coffee shop")).toBe("<LaunchRequest>");
  expect(await intentOf("order a mocha")).toBe("OrderIntent");
  expect(await intentOf("when do you open")).toBe("HoursIntent");
  expect(await intentOf("order a mocha", "FORCE_NEW_SESSION")).toBe("FAILED");
  expect(await intentOf("ask coffee shop when do you open")).toBe("HoursIntent");
  expect(await intentOf("stop")).toBe("AMAZON.StopIntent");
  expect(await intentOf("stop")).toBe("FAILED");
});

test("what means nothing to the skill fails, and a device of a locale without a model too", async () => {
  const { say, send } = await withSkill();
  const { status, result } = await say("ask coffee shop purple monkey dishwasher");
  expect(status).toBe("FAILED");
  expect(result.error.message).toMatch(/^This utterance did not resolve to any intent in your skill\./);
  const { body } = await send("POST", simulations, request("öffne coffee shop", undefined, "de-DE"));
  expect(body).toMatchObject({ status: "FAILED", result: { error: { message: "An unexpected error occurred." } } });
});

test("a dialog goes on through a session, led by Alexa", async () => {
  const { say, intentOf } = await withSkill({}, { dialog: dialog("ALWAYS"), prompts });
  const captionOf = async (content: string) =>
    (await say(content)).result.alexaExecutionInfo.alexaResponses[0]?.content.caption;
  expect(await captionOf("ask coffee shop to order a mocha")).toBe("What size?");
  expect(await captionOf("tiny")).toBe("A tiny mocha?");
  const { result } = await say("yes");
  expect(result.alexaExecutionInfo.consideredIntents).toMatchObject([
    {
      name: "OrderIntent",
      confirmationStatus: "CONFIRMED",
      slots: { size: { value: "tiny" }, drink: { value: "mocha" } },
    },
  ]);
  expect(await captionOf("order a mocha")).toBe("What size?");
  expect(await intentOf("when do you open")).toBe("HoursIntent");
});

test("a stand-in for the skill is sent what Alexa sends, and what it says is told", async () => {
  const seen: SkillRequest[] = [];
  const respond = (request: SkillRequest) => {
    seen.push(request);
    return request.request.type === "LaunchRequest" ? "Welcome" : undefined;
  };
  const { say } = await withSkill({ respond }, { dialog: dialog("SKILL_RESPONSE"), prompts });
  const { result } = await say("open coffee shop");
  expect(result.alexaExecutionInfo.alexaResponses).toEqual([{ type: "Speech", content: { caption: "Welcome" } }]);
  expect(result.skillExecutionInfo.invocations).toMatchObject([
    {
      invocationRequest: { endpoint: expect.any(String), body: seen[0] },
      invocationResponse: { body: { response: { outputSpeech: { text: "Welcome" } } } },
      metrics: { skillExecutionTimeInMilliseconds: expect.any(Number) },
    },
  ]);
  for (const utterance of ["order a tiny mocha", "no"]) await say(utterance);
  expect(seen.map(({ session, request }) => ({ new: session.new, ...request }))).toMatchObject([
    { new: true, type: "LaunchRequest", locale: "en-US" },
    { new: false, type: "IntentRequest", dialogState: "STARTED", intent: { name: "OrderIntent" } },
    { new: false, type: "IntentRequest", dialogState: "COMPLETED", intent: { confirmationStatus: "DENIED" } },
  ]);
  expect(new Set(seen.map(({ session }) => session.sessionId)).size).toBe(1);
});

test("a second simulation of the account has to wait, a finished one is forgotten after ten minutes", async () => {
  const { send, set } = await withSkill();
  const { body } = await send("POST", simulations, request("open coffee shop"));
  set({ simulationMs: 60_000 });
  await send("POST", simulations, request("open coffee shop"));
  const second = await send("POST", "/v1/skills/skill-1/simulations", request("open coffee shop"));
  expect(second.status).toBe(409);
  expect(second.body.message).toBe("This requests conflicts with another one currently being processed.");
  expect((await send("GET", `${simulations}/${body.id}`)).status).toBe(200);
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 600_000);
  expect((await send("GET", `${simulations}/${body.id}`)).status).toBe(404);
});

test("a skill that is not enabled, an unknown one, and a wrong body are refused", async () => {
  const { send } = await withSkill();
  const post = async (path: string, body: unknown) => (await send("POST", path, body)).status;
  expect(await post("/v2/skills/skill-1/stages/live/simulations", request("open coffee shop"))).toBe(403);
  expect(await post("/v2/skills/skill-2/stages/development/simulations", request("open coffee shop"))).toBe(404);
  expect(await post("/v2/skills/skill-1/stages/beta/simulations", request("open coffee shop"))).toBe(400);
  expect(await post(simulations, { input: { content: "open coffee shop" } })).toBe(400);
  expect(await post(simulations, request("open coffee shop", "NEW"))).toBe(400);
  const { status, body } = await send("POST", simulations, request(""));
  expect([status, body.violations[0].code]).toEqual([400, "INVALID_STRING_LENGTH"]);
  expect((await send("GET", `${simulations}/unknown`)).status).toBe(404);
});

test("a simulation is ordered to fail, entity resolution too", async () => {
  const { order, say, send } = await withSkill();
  order({ operation: "simulateSkillV2", fault: { kind: "simulation", error: "The endpoint is down." } });
  expect(await say("open coffee shop")).toMatchObject({
    status: "FAILED",
    result: { error: { message: "The endpoint is down." } },
  });
  const codeOf = (intent: { slots: { size: { resolutions: { resolutionsPerAuthority: unknown[] } } } }) =>
    intent.slots.size.resolutions.resolutionsPerAuthority[0];
  order({ operation: "simulateSkillV2", fault: { kind: "simulation", resolutionError: "ER_ERROR_TIMEOUT" } });
  const { result } = await say("ask coffee shop to order a tiny mocha");
  expect(codeOf(result.alexaExecutionInfo.consideredIntents[0])).toMatchObject({
    status: { code: "ER_ERROR_TIMEOUT" },
  });
  order({ operation: "profileNluV1", fault: { kind: "simulation", resolutionError: "ER_ERROR_EXCEPTION" } });
  const profile = await send("POST", `${modelPath("skill-1")}/profileNlu`, { utterance: "order a tiny mocha" });
  expect(codeOf(profile.body.selectedIntent)).toMatchObject({ status: { code: "ER_ERROR_EXCEPTION" } });
});
