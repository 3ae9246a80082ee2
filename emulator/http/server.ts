import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type ApiResponse, bodyOf } from "../service/api";
import { readBody } from "../service/body";
import { control } from "./control";
import { sendCorrupted } from "./corrupted-response";
import { catchErrorResponse, operationOf } from "./dispatch";
import type { Emulation } from "./emulation";
import { respondWithFaults } from "./inject-fault";

const requestsKept = 100_000;

export function createEmulatorServer(emulation: Emulation): Server {
  return createServer((request, response) => {
    handle(request, response, emulation).catch((error: unknown) => {
      // The client closed the connection while sending: there is nobody to respond to.
      if (!request.complete) return;
      console.error(error);
      if (!response.headersSent) send(response, { status: 500, json: { message: String(error) } });
    });
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, emulation: Emulation) {
  const { store, faults, requests } = emulation;
  const begin = performance.now();
  const { method = "GET", headers } = request;
  const [path = "/", search] = (request.url ?? "/").split("?", 2);
  const query = new URLSearchParams(search);
  const body = await readBody(request);
  if (path.startsWith("/emulator/")) {
    send(
      response,
      catchErrorResponse(() => control({ method, path, body: body ?? "" }, emulation)),
    );
    return;
  }
  const requestId = randomUUID();
  response.setHeader("x-amzn-requestid", requestId);
  const operation = operationOf({ method, path });
  const outcome = await respondWithFaults({ method, path, query, headers, body }, operation, store, faults);
  const ms = Math.round(performance.now() - begin);
  const status = outcome.response?.status ?? 0;
  requests.push({ method, path, status, requestId, ...(operation && { operation }), ms });
  if (requests.length > requestsKept) requests.shift();
  if (outcome.response === undefined) request.socket.resetAndDestroy();
  else if (outcome.corruption) await sendCorrupted(response, outcome.response, outcome.corruption);
  else send(response, outcome.response);
}

function send(response: ServerResponse, answer: ApiResponse): void {
  const body = bodyOf(answer);
  const headers = { ...(body !== undefined && { "content-type": "application/json" }), ...answer.headers };
  response.writeHead(answer.status, headers);
  response.end(body);
}
