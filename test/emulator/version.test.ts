import { expect, test } from "vitest";
import { modelBody, modelPath, startService } from "./service";

async function withVersions(descriptions: string[]) {
  const service = await startService();
  const path = modelPath(service.addSkill({ id: "skill-1" }), "en-GB");
  for (const description of descriptions)
    await service.send("PUT", path, { description, ...modelBody({ invocationName: description }) });
  const list = async (query = "") => (await service.send("GET", `${path}/versions${query}`)).body;
  const numbers = async (query: string) =>
    (await list(query)).skillModelVersions.map(({ version }: { version: string }) => version);
  return { ...service, path, list, numbers };
}

test("versions are listed newest first, with description, time and links", async () => {
  const { list } = await withVersions(["one", "two"]);
  expect(await list()).toEqual({
    _links: { self: { href: expect.stringMatching(/\/versions$/) } },
    skillModelVersions: ["2", "1"].map((version) => ({
      version,
      description: version === "1" ? "one" : "two",
      creationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      _links: {
        self: { href: `/v1/skills/skill-1/stages/development/interactionModel/locales/en_GB/versions/${version}` },
      },
    })),
    isTruncated: false,
  });
});

test("ten versions make a page, and the token leads through all of them once", async () => {
  const { list, send } = await withVersions(Array.from({ length: 12 }, (_, i) => `v${i + 1}`));
  const first = await list();
  expect(first).toMatchObject({ isTruncated: true, nextToken: expect.any(String) });
  expect(first.skillModelVersions).toHaveLength(10);
  const rest = await list(`?nextToken=${first.nextToken}`);
  expect(rest.isTruncated).toBe(false);
  expect(rest.skillModelVersions.map(({ version }: { version: string }) => version)).toEqual(["2", "1"]);
  expect((await send("GET", first._links.next.href)).body).toEqual(rest);
});

test("the order can be chosen", async () => {
  const { numbers } = await withVersions(["beta", "gamma", "alpha"]);
  expect(await numbers("?sortDirection=asc")).toEqual(["1", "2", "3"]);
  expect(await numbers("?sortField=description")).toEqual(["2", "1", "3"]);
  expect(await numbers("?sortField=creationTime&sortDirection=asc")).toEqual(["1", "2", "3"]);
  expect(await numbers("?maxResults=1&sortField=version")).toEqual(["3"]);
});

test.each([
  "maxResults=0",
  "maxResults=51",
  "maxResults=x",
  "sortDirection=DESC",
  "sortField=id",
  "sortField=toString",
  "nextToken=x",
])("a list refuses %s", async (query) => {
  const { send, path } = await withVersions(["one"]);
  expect((await send("GET", `${path}/versions?${query}`)).status).toBe(400);
});

test("a version is read by its number, as ~current and as ~latest, with its own eTag", async () => {
  const { send, path } = await withVersions(["one", "two"]);
  const read = (version: string) => send("GET", `${path}/versions/${version}`);
  const [one, two] = [await read("1"), await read("2")];
  expect(one.body).toEqual({ version: "1", description: "one", ...modelBody({ invocationName: "one" }) });
  expect(one.headers.get("etag")).not.toBe(two.headers.get("etag"));
  expect((await read("~current")).body).toEqual(two.body);
  expect((await read("~latest")).body).toEqual(two.body);
  expect(two.headers.get("etag")).toBe((await send("HEAD", path)).headers.get("etag"));
  expect((await read("3")).status).toBe(404);
  expect((await read("~next")).status).toBe(400);
});

test("a version that was not built is not there, and its number is not given again", async () => {
  const { send, path, failNextBuild, numbers } = await withVersions(["one"]);
  failNextBuild([{ message: "no" }]);
  await send("PUT", path, modelBody());
  expect(await numbers("")).toEqual(["1"]);
  expect((await send("GET", `${path}/versions/2`)).status).toBe(404);
  await send("PUT", path, modelBody());
  expect(await numbers("")).toEqual(["3", "1"]);
});

test("there are no versions before the first build has succeeded", async () => {
  const { send, addSkill, failNextBuild } = await startService();
  const path = modelPath(addSkill());
  failNextBuild([]);
  await send("PUT", path, modelBody());
  expect((await send("GET", `${path}/versions`)).status).toBe(404);
  expect((await send("GET", `${path}/versions/~current`)).status).toBe(404);
});
