import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, bodyOf } from "../service/api";
import { readBody } from "../service/body";
import type { Store } from "../service/store";
import { control } from "./control";
import { sendHarmed } from "./corrupted-response";
import { operationOf, orRefusal } from "./dispatch";
import { strike } from "./inject-fault";

/** One request that was answered, or (with status 0) whose connection a fault reset. It never holds a token, a query or a body. */
export interface LoggedRequest {
  method: string;
  path: string;
  status: number;
  /** As in the answer's `x-amzn-requestid`. */
  requestId: string;
  /** The operation by its name in Amazon's SDKs (`setInteractionModelV1`); "token" for Login with Amazon. */
  operation?: string;
  /** How long the answer took, in milliseconds. */
  ms: number;
}

const requestsKept = 100_000;

export function createEmulatorServer(store: Store, requests: LoggedRequest[]): Server {
  return createServer((request, response) => {
    answer(request, response, store, requests).catch((error: unknown) => {
      // The client hung up while it was sending: nobody is left to be answered.
      if (!request.complete) return;
      console.error(error);
      if (!response.headersSent) send(response, { status: 500, json: { message: String(error) } });
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, store: Store, requests: LoggedRequest[]) {
  const begin = performance.now();
  const { method = "GET", headers } = request;
  const [path = "/", search] = (request.url ?? "/").split("?", 2);
  const query = new URLSearchParams(search);
  const body = await readBody(request);
  if (path.startsWith("/emulator/")) {
    send(
      response,
      orRefusal(() => control({ method, path, body: body ?? "" }, store, requests)),
    );
    return;
  }
  const requestId = randomUUID();
  response.setHeader("x-amzn-requestid", requestId);
  const operation = operationOf({ method, path });
  const outcome = await strike(store, operation, { method, path, query, headers, body });
  const ms = Math.round(performance.now() - begin);
  const status = outcome.answer?.status ?? 0;
  requests.push({ method, path, status, requestId, ...(operation && { operation }), ms });
  if (requests.length > requestsKept) requests.shift();
  if (outcome.answer === undefined) request.socket.resetAndDestroy();
  else if (outcome.harm) await sendHarmed(response, outcome.answer, outcome.harm);
  else send(response, outcome.answer);
}

function send(response: ServerResponse, answer: Answer): void {
  const body = bodyOf(answer);
  const headers = { ...(body !== undefined && { "content-type": "application/json" }), ...answer.headers };
  response.writeHead(answer.status, headers);
  response.end(body);
}
