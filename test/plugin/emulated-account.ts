import { type Emulator, emulatorCredentials } from "../../emulator";
import { tokenOf } from "../../scripts/models.mjs";

export const vendorId = "MEMULATOR00000";

export function configFor({ url }: Emulator): Record<string, string> {
  const { clientId, clientSecret, refreshToken } = emulatorCredentials;
  return {
    "alexa:apiEndpoint": url,
    "alexa:authEndpoint": url,
    "alexa:clientId": clientId,
    "alexa:clientSecret": clientSecret,
    "alexa:refreshToken": refreshToken,
  };
}

/** Requests of one operation, by its name in Amazon's SDKs. */
export function countOf({ requests }: Emulator, operation: string): number {
  return requests.filter((request) => request.operation === operation).length;
}

/** The operations that were asked for, without the polls of a build. */
export function operations({ requests }: Emulator): (string | undefined)[] {
  return requests.map(({ operation }) => operation).filter((operation) => operation !== "getSkillStatusV1");
}

/** Sends a request as another client of the same account would. */
export async function asAnotherClient(
  { url, requests }: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const token = await tokenOf({ url }, emulatorCredentials);
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  requests.length = 0;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export const modelPath = (skillId: string, locale = "en-US", stage = "development") =>
  `/v1/skills/${skillId}/stages/${stage}/interactionModel/locales/${locale}`;
