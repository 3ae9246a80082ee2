import { z } from "zod";
import { id, opaque } from "../http/response-fields";
import type { HttpResponse } from "../http/transport";
import { type ApiRequest, path, type SmapiClient } from "./client";
import { collectPages, PAGE_SIZE } from "./pagination";

/** The place of one model: a skill, a stage of it, a locale. */
export interface ModelPlace {
  skillId: string;
  stage: string;
  locale: string;
}

/** A model as the service holds it. */
export interface StoredModel {
  interactionModel: Record<string, unknown>;
  version?: string | undefined;
  description?: string | undefined;
  eTag?: string | undefined;
}

export interface ModelVersion {
  version: string;
  description?: string | undefined;
  creationTime?: string | undefined;
}

const modelResponse = z.object({
  interactionModel: z.record(z.string(), z.unknown()),
  version: id.optional(),
  description: z.string().nullish(),
});

const versionsResponse = z.object({
  skillModelVersions: z
    .array(z.object({ version: id, description: z.string().nullish(), creationTime: z.string().nullish() }))
    .optional(),
  nextToken: opaque.nullish(),
});

const url = ({ skillId, stage, locale }: ModelPlace) =>
  path`/v1/skills/${skillId}/stages/${stage}/interactionModel/locales/${locale}`;

const name = ({ skillId, stage, locale }: ModelPlace) =>
  `the ${locale} interaction model of skill ${skillId}${stage === "development" ? "" : ` (${stage})`}`;

/** The last model that was built (404 before the first build). */
export async function getModel(client: SmapiClient, place: ModelPlace): Promise<StoredModel> {
  return read(client, {
    action: `read ${name(place)}`,
    operation: "getInteractionModel",
    method: "GET",
    path: url(place),
  });
}

/** A past version: a number, or `~current`. */
export async function getModelVersion(client: SmapiClient, place: ModelPlace, version: string): Promise<StoredModel> {
  const action = `read version ${version} of ${name(place)}`;
  return read(client, {
    action,
    operation: "getInteractionModelVersion",
    method: "GET",
    path: url(place) + path`/versions/${version}`,
  });
}

/** The eTag of the last model that was built, without its body. */
export async function headModel(client: SmapiClient, place: ModelPlace): Promise<string | undefined> {
  const action = `look for ${name(place)}`;
  const request = { action, operation: "getInteractionModelMetadata", method: "HEAD", path: url(place) } as const;
  return eTagOf(client, request, await client.send(request));
}

/**
 * Sends a model, which starts its build. Gives the eTag where the response has one (the older REST reference says so, v1 does not). It is not
 * sent again where it may have acted: the second one would meet its own eTag, or the build that the first one started.
 */
export async function putModel(
  client: SmapiClient,
  place: ModelPlace,
  model: unknown,
  options: { description?: string | undefined; ifMatch?: string | undefined },
): Promise<string | undefined> {
  const request = {
    action: `set ${name(place)}`,
    operation: "setInteractionModel",
    method: "PUT",
    path: url(place),
    ifMatch: options.ifMatch,
    body: { description: options.description, interactionModel: model },
    repeat: "unacted",
  } as const;
  return eTagOf(client, request, await client.send(request));
}

/** Every version that was built, newest first. */
export async function listModelVersions(client: SmapiClient, place: ModelPlace): Promise<ModelVersion[]> {
  return collectPages(async (nextToken) => {
    const action = `list the versions of ${name(place)}`;
    const query = { maxResults: PAGE_SIZE, nextToken };
    const response = await client.sendAndRead(
      { action, operation: "listInteractionModelVersions", method: "GET", path: `${url(place)}/versions`, query },
      versionsResponse,
    );
    const items = (response.skillModelVersions ?? []).map(({ version, description, creationTime }) => ({
      version,
      description: description ?? undefined,
      creationTime: creationTime ?? undefined,
    }));
    return { items, nextToken: response.nextToken ?? undefined };
  });
}

async function read(client: SmapiClient, request: ApiRequest): Promise<StoredModel> {
  const response = await client.send(request);
  const { interactionModel, version, description } = client.read(request, response, modelResponse);
  return { interactionModel, version, description: description ?? undefined, eTag: eTagOf(client, request, response) };
}

// Live eTags have no quotes; a proxy may add them.
function eTagOf(client: SmapiClient, request: ApiRequest, answer: HttpResponse): string | undefined {
  return client.header(request, answer, "etag", opaque)?.replace(/^(W\/)?"(.*)"$/, "$2");
}
