import { expect, test } from "vitest";
import {
  catalogs,
  makeSlotType,
  modelBody,
  modelPath,
  type Service,
  slotTypes,
  startService,
  vendorId,
} from "./service";

const source = { type: "URL", url: "https://example.org/values.json" };

async function makeCatalog({ send }: Service, versions = 1, name = "Spices"): Promise<string> {
  const { body } = await send("POST", catalogs, { vendorId, catalog: { name, description: "all" } });
  for (let i = 1; i <= versions; i++) {
    await send("POST", `${catalogs}/${body.catalogId}/versions`, { source, description: `v${i}` });
  }
  return body.catalogId;
}

test("a catalog is made, read, listed, changed and deleted", async () => {
  const service = await startService();
  const { send } = service;
  const id = await makeCatalog(service, 0);
  expect(id).toMatch(/^amzn1\.ask\.interactionModel\.catalog\.[0-9a-f-]{36}$/);
  const other = await makeCatalog(service, 0, "Herbs");
  const list = (await send("GET", `${catalogs}?vendorId=${vendorId}&maxResults=1`)).body;
  expect(list).toMatchObject({ catalogs: [{ catalogId: other, name: "Herbs" }], isTruncated: true, totalCount: 2 });
  const update = `${catalogs}/${id}/update`;
  expect((await send("POST", update, { name: "Hot" })).status).toBe(400);
  expect((await send("POST", update, { name: "Hot", description: "some" })).status).toBe(204);
  expect((await send("GET", `${catalogs}/${id}`)).body).toEqual({
    catalog: { name: "Hot", description: "some" },
    creationTime: expect.stringMatching(/^\d{4}-.*Z$/),
    totalVersions: "0",
  });
  expect((await send("DELETE", `${catalogs}/${id}`)).status).toBe(204);
  expect((await send("GET", `${catalogs}/${id}`)).status).toBe(404);
});

test("a version is built behind an update request", async () => {
  const service = await startService({ buildMs: 60_000 });
  const { send, url } = service;
  const id = await makeCatalog(service, 0);
  const path = `${catalogs}/${id}/versions`;
  const status = async (location: string | null) => (await send("GET", location ?? "")).body.lastUpdateRequest;
  const running = (await send("POST", path, { source })).headers.get("location");
  expect(running).toMatch(new RegExp(`^${catalogs}/${id}/updateRequest/[0-9a-f-]{36}-Time-[0-9T.-]+$`));
  expect(await status(running)).toEqual({ status: "IN_PROGRESS", version: "1" });
  expect((await send("GET", `${path}/~current`)).status).toBe(404);
  await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ buildMs: 0 }) });
  const errors = [{ code: "SomeCode", message: "no" }];
  service.failNextBuild(errors, id);
  const failed = (await send("POST", path, { source })).headers.get("location");
  expect(await status(failed)).toEqual({ status: "FAILED", version: "2", errors });
  const built = (await send("POST", path, { source })).headers.get("location");
  expect(await status(built)).toEqual({ status: "SUCCEEDED", version: "3" });
  expect((await send("GET", `${catalogs}/${id}/updateRequest/x`)).status).toBe(404);
});

test("versions are listed, read, described and deleted; none has values", async () => {
  const service = await startService();
  const { send } = service;
  const path = `${catalogs}/${await makeCatalog(service, 3)}/versions`;
  const numbers = async (query: string) =>
    (await send("GET", path + query)).body.catalogVersions.map(({ version }: { version: string }) => version);
  expect(await numbers("")).toEqual(["3", "2", "1"]);
  expect(await numbers("?sortField=description&sortDirection=asc&maxResults=2")).toEqual(["1", "2"]);
  expect((await send("GET", `${path}?sortField=url`)).status).toBe(400);
  expect((await send("GET", `${path}/~latest`)).body).toEqual({ version: "3", description: "v3", source });
  expect((await send("POST", `${path}/3/update`, { description: "new" })).status).toBe(204);
  expect((await send("GET", `${path}/3`)).body.description).toBe("new");
  expect((await send("POST", `${path}/3/update`)).status).toBe(204);
  expect((await send("GET", `${path}/3`)).body.description).toBeUndefined();
  expect((await send("GET", `${path}/3/values`)).body).toMatchObject({ values: [], totalCount: 0 });
  expect((await send("DELETE", `${path}/3`)).status).toBe(204);
  for (const gone of [`${path}/3`, `${path}/3/values`]) expect((await send("GET", gone)).status).toBe(404);
  await send("POST", path, { source });
  expect(await numbers("")).toEqual(["4", "2", "1"]);
});

const supplierOf = (catalogId: string) => ({
  valueSupplier: { type: "CatalogValueSupplier", valueCatalog: { catalogId, version: "1" } },
});

test.each<[string, (service: Service, id: string) => Promise<unknown>]>([
  [
    "a model",
    ({ send, addSkill }, id) =>
      send("PUT", modelPath(addSkill()), modelBody({ types: [{ name: "Spice", ...supplierOf(id) }] })),
  ],
  [
    "a slot type version",
    async (service, id) =>
      service.send("POST", `${slotTypes}/${await makeSlotType(service)}/versions`, {
        slotType: { definition: supplierOf(id) },
      }),
  ],
])("neither a catalog nor its version can be deleted while %s uses it", async (_, use) => {
  const service = await startService();
  const { send } = service;
  const id = await makeCatalog(service, 2);
  expect(await use(service, id)).toMatchObject({ status: 202 });
  for (const used of [`${catalogs}/${id}`, `${catalogs}/${id}/versions/1`]) {
    const reply = await send("DELETE", used);
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("in-use by other entities");
  }
  expect((await send("DELETE", `${catalogs}/${id}/versions/2`)).status).toBe(204);
});

test.each([
  ["", { vendorId, catalog: {} }],
  ["", { catalog: { name: "A" } }],
  ["", { vendorId: "MOTHER", catalog: { name: "A" } }],
  ["/ID/versions", {}],
  ["/ID/versions", { source: { type: "URL" } }],
])("a wrong body is refused: %s %o", async (path, body) => {
  const service = await startService();
  const id = await makeCatalog(service);
  expect((await service.send("POST", catalogs + path.replace("ID", id), body)).status).toBe(400);
});
