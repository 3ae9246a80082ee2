import { type ApiRequest, type ApiResponse, invalidParameter, notFound } from "./api";
import { currentETag, modelResponse, requireModel } from "./interaction-model";
import { page } from "./paging";
import type { Store } from "./store";
import { sortedVersions } from "./versions";

export function listModelVersions(call: ApiRequest, store: Store): ApiResponse {
  const { skill, stage, locale, model } = requireModel(call, store);
  const { items, links, nextToken } = page(call, sortedVersions(call, model.versions));
  // The underscore in the locale of these links is how the service writes them.
  const base = `/v1/skills/${skill.id}/stages/${stage}/interactionModel/locales/${locale.replace("-", "_")}/versions`;
  const skillModelVersions = items.map(({ version, description, createdAt }) => ({
    version,
    creationTime: new Date(createdAt).toISOString(),
    description,
    _links: { self: { href: `${base}/${version}` } },
  }));
  return {
    status: 200,
    json: { _links: links, skillModelVersions, isTruncated: nextToken !== undefined, nextToken },
  };
}

export function getModelVersion(call: ApiRequest, store: Store): ApiResponse {
  const { model, current } = requireModel(call, store);
  const wanted = call.params.version ?? "";
  if (!/^(~current|~latest|[0-9]+)$/.test(wanted)) throw invalidParameter(`The version "${wanted}" is not valid.`);
  // A model has no version that was not built, so its current version is also its latest.
  const found = wanted.startsWith("~") ? current : model.versions.find(({ version }) => version === wanted);
  if (!found) throw notFound(`The interaction model version "${wanted}" does not exist.`);
  return modelResponse(found, (found === current && currentETag(model, store)) || found.eTag, store);
}
