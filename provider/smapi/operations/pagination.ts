import { InvalidResponseError } from "../http/errors";

/** The largest page of every list (the REST references of interaction models and slot types). */
export const PAGE_SIZE = 50;

/** A list of ours has some hundred entries (100 slot types, 100 versions of each): so many pages are of a broken server. */
const MOST_PAGES = 200;

/** All elements of a paged list; a token that comes twice ends it, so that a broken server cannot loop us. */
export async function collectPages<T>(
  page: (nextToken: string | undefined) => Promise<{ items: T[]; nextToken?: string | undefined }>,
): Promise<T[]> {
  const items: T[] = [];
  const seenTokens = new Set<string | undefined>();
  for (let token: string | undefined; !seenTokens.has(token); ) {
    seenTokens.add(token);
    if (seenTokens.size > MOST_PAGES)
      throw new InvalidResponseError(`a list of Amazon's has more than ${MOST_PAGES} pages: check alexa:apiEndpoint`);
    const { items: found, nextToken } = await page(token);
    for (const item of found) items.push(item);
    if (!nextToken) break;
    token = nextToken;
  }
  return items;
}
