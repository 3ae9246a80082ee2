import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiRequest, type ApiResponse, ErrorResponse, forbidden, notFound } from "../service/api";
import { parseBody } from "../service/body";
import { locateStage } from "../service/enablement";
import type { Reaction, Simulation } from "../service/simulation-records";
import { requireSkill } from "../service/skill";
import type { Store } from "../service/store";
import { handleUtterance } from "./conversation";

/** For how long a result can be read: ten minutes (spec.json). */
const keptMs = 600_000;
/** The operations of version 1 have no stage in their paths: they test the skill in development. */
const inDevelopment = (call: ApiRequest): ApiRequest => ({ ...call, params: { ...call.params, stage: "development" } });

const body = z.object({
  input: z.object({ content: z.string().min(1) }),
  device: z.object({ locale: z.string().min(1) }),
  session: z.object({ mode: z.enum(["DEFAULT", "FORCE_NEW_SESSION"]).optional() }).nullish(),
  simulation: z.object({ type: z.enum(["DEFAULT", "NFI_ISOLATED_SIMULATION"]).optional() }).nullish(),
});

export const simulate = (call: ApiRequest, store: Store): ApiResponse => start(call, resultV2, store);
export const simulateV1 = (call: ApiRequest, store: Store): ApiResponse => start(inDevelopment(call), resultV1, store);
export const getSimulation = (call: ApiRequest, store: Store): ApiResponse => read(call, resultV2, store);
export const getSimulationV1 = (call: ApiRequest, store: Store): ApiResponse =>
  read(inDevelopment(call), resultV1, store);

type Result = (reaction: Reaction) => object;

/** Says the utterance at once; the answer to it is shown when the time is over. */
function start(call: ApiRequest, result: Result, store: Store): ApiResponse {
  const { skill, stage } = locateStage(call, store);
  const { input, device, session, simulation } = parseBody(body, call);
  if (skill.enabledStage !== stage) throw forbidden(`The skill is not enabled in the stage "${stage}".`);
  if ([...store.simulations.values()].some(isRunning)) throw conflict();
  const speech = {
    utterance: input.content,
    skill,
    stage,
    locale: device.locale,
    isNew: session?.mode === "FORCE_NEW_SESSION",
    isNameFree: simulation?.type === "NFI_ISOLATED_SIMULATION",
  };
  const reaction = handleUtterance(speech, call.simulation, store);
  const started: Simulation = {
    id: randomUUID(),
    skillId: skill.id,
    stage,
    endsAt: Date.now() + (call.simulation?.ms ?? store.settings.simulationMs),
    reaction: reaction instanceof Promise ? undefined : reaction,
  };
  if (reaction instanceof Promise)
    reaction.then((told) => {
      started.reaction = told;
    });
  for (const { id } of [...store.simulations.values()].filter(isOver)) store.simulations.delete(id);
  store.simulations.set(started.id, started);
  return {
    ...simulationResponse(started, result),
    headers: { location: `${call.path.replace(/\/$/, "")}/${started.id}` },
  };
}

function read(call: ApiRequest, result: Result, store: Store): ApiResponse {
  const skill = requireSkill(call, store);
  const { simulationId = "", stage } = call.params;
  const found = store.simulations.get(simulationId);
  if (!found || found.skillId !== skill.id || found.stage !== stage || isOver(found)) {
    throw notFound(`The simulation "${simulationId}" does not exist.`);
  }
  return simulationResponse(found, result);
}

const isRunning = ({ endsAt, reaction }: Simulation) => reaction === undefined || Date.now() < endsAt;
const isOver = ({ endsAt }: Simulation) => Date.now() >= endsAt + keptMs;

/** One simulation at a time for an account (spec.json, whose text this is). */
const conflict = () =>
  new ErrorResponse({
    status: 409,
    json: { message: "This requests conflicts with another one currently being processed." },
  });

function simulationResponse(simulation: Simulation, result: Result): ApiResponse {
  const { id, reaction } = simulation;
  if (reaction === undefined || isRunning(simulation))
    return { status: 200, json: { id, status: "IN_PROGRESS", result: null } };
  const status = "error" in reaction ? "FAILED" : "SUCCESSFUL";
  return { status: 200, json: { id, status, result: result(reaction) } };
}

const alexaResponses = (captions: string[]) => captions.map((caption) => ({ type: "Speech", content: { caption } }));

function resultV2(reaction: Reaction): object {
  if ("error" in reaction) return reaction;
  const { captions, considered, invocations } = reaction;
  return {
    skillExecutionInfo: { invocations },
    alexaExecutionInfo: { alexaResponses: alexaResponses(captions), consideredIntents: considered },
  };
}

/** Version 1 has one invocation, and no intents. */
function resultV1(reaction: Reaction): object {
  if ("error" in reaction) return reaction;
  const { captions, invocations } = reaction;
  return { skillExecutionInfo: invocations[0] ?? {}, alexaExecutionInfo: { alexaResponses: alexaResponses(captions) } };
}
