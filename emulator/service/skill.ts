import { type ApiRequest, type ApiResponse, invalidParameter, notFound } from "./api";
import { page } from "./paging";
import type { Skill } from "./state";
import type { Store } from "./store";

/** The skill that the path names. One of an account that the token has nothing to do with does not exist for it. */
export function requireSkill({ params }: ApiRequest, store: Store): Skill {
  const skill = store.state.skills.find(({ id }) => id === params.skillId);
  if (!skill || !store.owns(skill.vendorId)) throw notFound("The specified skill does not exist.");
  return skill;
}

/** The vendor that a request names in its query or body; it must be one of the token's. */
export function requireVendor(vendorId: string | null | undefined, store: Store): string {
  if (!vendorId) throw invalidParameter("vendorId is required.", "MISSING_REQUIRED_PROPERTY");
  if (!store.owns(vendorId)) throw invalidParameter(`The vendor "${vendorId}" is not one of this account.`);
  return vendorId;
}

export function listVendors(_call: ApiRequest, { settings }: Store): ApiResponse {
  return {
    status: 200,
    json: { vendors: settings.vendors.map((vendor) => ({ ...vendor, roles: ["ROLE_ADMINISTRATOR"] })) },
  };
}

export function listSkills(call: ApiRequest, store: Store): ApiResponse {
  const vendorId = requireVendor(call.query.get("vendorId"), store);
  const wanted = call.query.getAll("skillId");
  const mine = store.state.skills
    .filter((skill) => skill.vendorId === vendorId && (wanted.length === 0 || wanted.includes(skill.id)))
    .map(({ id, createdAt, names = {} }) => ({
      skillId: id,
      stage: "development",
      apis: ["custom"],
      publicationStatus: "DEVELOPMENT",
      lastUpdated: new Date(createdAt).toISOString(),
      nameByLocale: names,
      _links: { self: { href: `/v1/skills/${id}/stages/development/manifest` } },
    }));
  const { items, links, nextToken } = page(call, mine);
  return { status: 200, json: { _links: links, skills: items, isTruncated: nextToken !== undefined, nextToken } };
}
