import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { type ApiRequest, badRequest } from "./api";

/** Amazon's limit on an interaction model; taken for every body. */
export const maxBodyBytes = 1.5 * 1024 * 1024;

/** The body, or undefined when it is longer than the limit. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= maxBodyBytes) chunks.push(chunk as Buffer);
  }
  return bytes <= maxBodyBytes ? Buffer.concat(chunks).toString("utf8") : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("Request is not valid.", [
      { message: "Error parsing the requested content. Please validate the input." },
    ]);
  }
}

/** The body of a request, in the shape that the schema gives. */
export function parseBody<T>(schema: z.ZodType<T>, { body }: ApiRequest): T {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw badRequest(
    "Request is not valid.",
    parsed.error.issues.map(({ path, code, message }) => ({
      code: code === "too_big" || code === "too_small" ? "INVALID_STRING_LENGTH" : "INVALID_REQUEST_PARAMETER",
      message: `${message}, at property path "${["$", ...path].join(".")}".`,
    })),
  );
}
