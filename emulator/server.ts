import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody } from "./body";
import { control } from "./control";
import type { Answer } from "./http";
import { answerAsAmazon, orRefusal } from "./smapi";
import type { Store } from "./store";

/** One request that was answered. It never holds a token, a query or a body. */
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
  const { answer, operation } = answerAsAmazon({ method, path, query, headers }, body, store);
  const ms = Math.round(performance.now() - begin);
  requests.push({ method, path, status: answer.status, requestId, ...(operation && { operation }), ms });
  if (requests.length > requestsKept) requests.shift();
  send(response, answer);
}

function send(response: ServerResponse, { status, headers = {}, json, text }: Answer): void {
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  response.writeHead(status, { ...headers, ...(body !== undefined && { "content-type": "application/json" }) });
  response.end(body);
}
