/** The largest page of every list (the REST references of interaction models and slot types). */
export const PAGE_SIZE = 50;

/** All elements of a paged list; a token that comes twice ends it, so that a broken server cannot loop us. */
export async function allPages<T>(
  page: (nextToken: string | undefined) => Promise<{ items: T[]; nextToken?: string | undefined }>,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string | undefined>();
  for (let token: string | undefined; !seen.has(token); ) {
    seen.add(token);
    const { items: found, nextToken } = await page(token);
    items.push(...found);
    if (!nextToken) break;
    token = nextToken;
  }
  return items;
}
