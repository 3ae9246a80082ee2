import { expect, test, vi } from "vitest";
import { collectPages } from "../../../../provider/smapi/operations/pagination";

test("joins all pages, in order", async () => {
  const page = vi
    .fn()
    .mockResolvedValueOnce({ items: [1, 2], nextToken: "a" })
    .mockResolvedValueOnce({ items: [], nextToken: "b" })
    .mockResolvedValueOnce({ items: [3] });
  expect(await collectPages(page)).toEqual([1, 2, 3]);
  expect(page.mock.calls).toEqual([[undefined], ["a"], ["b"]]);
});

test.each([undefined, ""])("ends with a token that is %j", async (nextToken) => {
  expect(await collectPages(async () => ({ items: [1], nextToken }))).toEqual([1]);
});

test("ends where a token comes twice", async () => {
  const page = vi.fn(async (token: string | undefined) => ({ items: [token], nextToken: token === "a" ? "b" : "a" }));
  expect(await collectPages(page)).toEqual([undefined, "a", "b"]);
});

test("fails with the page that fails", async () => {
  const page = vi
    .fn()
    .mockResolvedValueOnce({ items: [1], nextToken: "a" })
    .mockRejectedValueOnce(new Error("lost"));
  await expect(collectPages(page)).rejects.toThrow("lost");
});

test("ends with an error where a server never ends", async () => {
  let page = 0;
  await expect(collectPages(async () => ({ items: [1], nextToken: String(page++) }))).rejects.toThrow(
    "more than 200 pages",
  );
});

test("takes a page of any length", async () => {
  const items = Array.from({ length: 200_000 }, (_, index) => index);
  expect(await collectPages(async () => ({ items }))).toEqual(items);
});
