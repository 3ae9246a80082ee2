import { type ApiRequest, invalidParameter } from "./api";

const defaultResults = 10;
const maxResults = 50;

export interface Page<Item> {
  items: Item[];
  nextToken?: string;
  links: { self: { href: string }; next?: { href: string } };
}

/** One page of a list that is in ascending order; the default direction is descending. */
export function page<Item>(call: ApiRequest, ascending: Item[]): Page<Item> {
  const { query, path } = call;
  const direction = query.get("sortDirection") ?? "desc";
  if (direction !== "asc" && direction !== "desc")
    throw invalidParameter(`sortDirection "${direction}" is not asc or desc.`);
  const size = Number(query.get("maxResults") ?? defaultResults);
  if (!Number.isInteger(size) || size < 1 || size > maxResults) {
    throw invalidParameter(`maxResults must be an integer between 1 and ${maxResults}.`);
  }
  const start = offset(query.get("nextToken"));
  const end = start + size;
  const sorted = direction === "asc" ? ascending : ascending.toReversed();
  const self = { href: query.size > 0 ? `${path}?${query}` : path };
  const items = sorted.slice(start, end);
  if (end >= sorted.length) return { items, links: { self } };
  const nextToken = Buffer.from(`offset ${end}`).toString("base64url");
  const next = new URLSearchParams(query);
  next.set("nextToken", nextToken);
  return { items, nextToken, links: { self, next: { href: `${path}?${next}` } } };
}

function offset(nextToken: string | null): number {
  if (nextToken === null) return 0;
  const digits = /^offset (\d+)$/.exec(Buffer.from(nextToken, "base64url").toString())?.[1];
  if (digits === undefined) throw invalidParameter("nextToken is not valid.");
  return Number(digits);
}
