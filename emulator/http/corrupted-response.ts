import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiResponse, bodyOf } from "../service/api";
import type { Outcome } from "./inject-fault";

const PAGE = "<html><body>Please log in to the network.</body></html>";
/** A slow body comes in this many parts. */
const PARTS = 10;

/** Sends a response that is truncated, slow, or an HTML page in place of what was asked for. */
export async function sendCorrupted(
  response: ServerResponse,
  answer: ApiResponse,
  corruption: NonNullable<Outcome["corruption"]>,
): Promise<void> {
  const whole = Buffer.from(bodyOf(answer) ?? "");
  if (corruption.kind === "html") {
    response.writeHead(answer.status, { ...answer.headers, "content-type": "text/html" });
    response.end(PAGE);
    return;
  }
  const contentLength = corruption.kind === "truncated" ? Math.max(2, whole.length) : whole.length;
  response.writeHead(answer.status, {
    "content-type": "application/json",
    ...answer.headers,
    ...(hasBody(answer) && { "content-length": contentLength }),
  });
  if (corruption.kind === "truncated") {
    response.write(whole.subarray(0, contentLength / 2), () => response.socket?.destroySoon());
    return;
  }
  response.flushHeaders();
  for (let part = 0; part < PARTS; part++) {
    await sleep(corruption.ms / PARTS);
    response.write(whole.subarray((part * whole.length) / PARTS, ((part + 1) * whole.length) / PARTS));
  }
  response.end();
}

const hasBody = ({ status }: ApiResponse): boolean => status !== 204;
