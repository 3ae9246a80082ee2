import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import type { SkillRequest } from "../../emulator";
import { modelBody, modelPath, startService, until } from "./service";

const intents = [
  { name: "OrderIntent", samples: ["order a coffee"] },
  { name: "AMAZON.StopIntent", samples: [] },
];
const simulations = "/v2/skills/skill-1/stages/development/simulations";

/** A skill's own web service, and an emulator that calls it. */
async function withEndpoint(
  respond: (request: SkillRequest) => { status?: number; body: unknown } | "never" | undefined,
) {
  const seen: SkillRequest[] = [];
  const service = createServer(async (incoming, response) => {
    const parts = await incoming.toArray();
    const request = JSON.parse(Buffer.concat(parts).toString()) as SkillRequest;
    seen.push(request);
    const answer = respond(request);
    if (answer === "never") return;
    if (!answer) return response.destroy();
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return response.writeHead(answer.status ?? 200).end(text);
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void service.close());
  const endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}/alexa`;
  const emulator = await startService({ simulationMs: 0, endpoint });
  const { send } = emulator;
  emulator.addSkill({ id: "skill-1" });
  await send("PUT", modelPath("skill-1"), modelBody({ invocationName: "coffee shop", intents }));
  await send("PUT", "/v1/skills/skill-1/stages/development/enablement");
  const say = async (content: string) => {
    const { body } = await send("POST", simulations, { input: { content }, device: { locale: "en-US" } });
    const read = async () => (await send("GET", `${simulations}/${body.id}`)).body;
    return until(read, ({ status }) => status !== "IN_PROGRESS");
  };
  return { ...emulator, endpoint, seen, say };
}

const says = (outputSpeech: object, more = {}) => ({
  body: { version: "1.0", response: { outputSpeech, ...more } },
});

test("a skill's web service is sent what Alexa sends, and what it says is told", async () => {
  const { say, seen, endpoint, send } = await withEndpoint(({ request }) =>
    request.type === "LaunchRequest"
      ? { body: { ...says({ type: "PlainText", text: "Welcome" }).body, sessionAttributes: { count: 1 } } }
      : says({ type: "SSML", ssml: "<speak>One <break/>coffee.</speak>" }, { shouldEndSession: true }),
  );
  const opened = await say("open coffee shop");
  expect(opened).toMatchObject({ status: "SUCCESSFUL" });
  expect(opened.result.alexaExecutionInfo.alexaResponses[0].content.caption).toBe("Welcome");
  expect(opened.result.skillExecutionInfo.invocations).toMatchObject([
    {
      invocationRequest: { endpoint, body: seen[0] },
      invocationResponse: { body: { sessionAttributes: { count: 1 } } },
    },
  ]);
  const ordered = await say("order a coffee");
  expect(ordered.result.alexaExecutionInfo.alexaResponses[0].content.caption).toBe("One coffee.");
  expect(seen).toMatchObject([
    { session: { new: true, attributes: {}, application: { applicationId: "skill-1" } } },
    {
      session: { new: false, attributes: { count: 1 } },
      request: { type: "IntentRequest", intent: { name: "OrderIntent" } },
    },
  ]);
  // The skill has ended the session.
  expect(await say("order a coffee")).toMatchObject({ status: "FAILED" });
  const { body } = await send("GET", "/v1/skills/skill-1/stages/development/manifest");
  expect(body.manifest.apis.custom.endpoint.uri).toBe(endpoint);
});

test.each([
  ["could not be reached", undefined],
  ["responded with the status 500", { status: 500, body: "no" }],
  ["responded with the status 302", { status: 302, body: "elsewhere" }],
  ["gave no JSON", { body: "<html>" }],
  ["gave no valid response", { body: { version: "1.0" } }],
])("a service that %s fails the simulation with that", async (reason, answer) => {
  const { say } = await withEndpoint(() => answer);
  const { status, result } = await say("open coffee shop");
  expect(status).toBe("FAILED");
  expect(result.error.message).toContain(reason);
});

test("a service that never responds fails the simulation after Alexa's patience", async () => {
  const { timeout } = AbortSignal;
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
  const { say } = await withEndpoint(() => "never");
  expect((await say("open coffee shop")).result.error.message).toContain("did not respond in 8 s");
});

afterEach(() => vi.restoreAllMocks());
