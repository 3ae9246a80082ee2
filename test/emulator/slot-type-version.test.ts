import { expect, test } from "vitest";
import { makeSlotType, slotTypes, startService, until, vendorId, versionBody } from "./service";

async function withSlotType(buildMs = 0) {
  const service = await startService({ buildMs });
  const { body } = await service.send("POST", slotTypes, { vendorId, slotType: { name: "Ingredient" } });
  const id: string = body.slotType.id;
  const path = `${slotTypes}/${id}/versions`;
  /** Makes a version and gives the path that its build is followed at. */
  const make = async (values: string[], description?: string) => {
    const reply = await service.send("POST", path, versionBody(values, description));
    expect(reply.status).toBe(202);
    return reply.headers.get("location") ?? "";
  };
  return { ...service, id, path, make };
}

test("a version is built by the clock, at a relative location", async () => {
  const { send, id, make } = await withSlotType(30);
  const location = await make(["salt"]);
  expect(location).toMatch(new RegExp(`^${slotTypes}/${id}/updateRequest/[0-9a-f-]{36}$`));
  const status = async () => (await send("GET", location)).body.updateRequest;
  expect(await status()).toEqual({ status: expect.stringMatching("IN_PROGRESS|SUCCEEDED"), version: "1" });
  expect(await until(status, ({ status }) => status !== "IN_PROGRESS")).toEqual({ status: "SUCCEEDED", version: "1" });
  expect((await send("GET", `${slotTypes}/${id}/updateRequest/other`)).status).toBe(404);
});

test("a version fails when that is ordered for its slot type, and when it has no values", async () => {
  const { send, id, make, failNextBuild } = await withSlotType();
  failNextBuild([{ code: "Some", message: "text" }], id);
  expect((await send("GET", await make(["salt"]))).body).toEqual({
    updateRequest: { status: "FAILED", version: "1", errors: [{ code: "Some", message: "text" }] },
  });
  expect((await send("GET", await make([]))).body.updateRequest).toMatchObject({
    status: "FAILED",
    version: "2",
    errors: [{}],
  });
  expect((await send("GET", await make(["salt"]))).body.updateRequest.status).toBe("SUCCEEDED");
});

test("~latest is the newest version, ~current the newest that was built", async () => {
  const { send, path, make } = await withSlotType();
  const version = async (name: string) => (await send("GET", `${path}/${name}`)).body.slotType?.version;
  expect((await send("GET", `${path}/~latest`)).status).toBe(404);
  await make([]);
  expect((await send("GET", `${path}/~current`)).status).toBe(404);
  await make(["salt"]);
  await make([]);
  expect(await version("~latest")).toBe("3");
  expect(await version("~current")).toBe("2");
});

test("a version is read, described and deleted; its number is not given again", async () => {
  const { send, path, id, make } = await withSlotType();
  await make(["salt"], "first");
  const read = () => send("GET", `${path}/1`);
  const { definition } = versionBody(["salt"]).slotType;
  expect((await read()).body).toEqual({ slotType: { id, version: "1", description: "first", definition } });
  expect((await send("POST", `${path}/1/update`, { slotType: { description: "second" } })).status).toBe(204);
  expect((await read()).body.slotType.description).toBe("second");
  expect((await send("POST", `${path}/1/update`, { slotType: {} })).status).toBe(204);
  expect((await read()).body.slotType).not.toHaveProperty("description");
  expect((await send("POST", `${path}/1/update`, { slotType: { description: "a".repeat(256) } })).status).toBe(400);
  expect((await send("DELETE", `${path}/1`)).status).toBe(204);
  expect((await read()).status).toBe(404);
  expect((await send("DELETE", `${path}/1`)).status).toBe(404);
  expect((await send("POST", `${path}/1/update`, { slotType: {} })).status).toBe(404);
  await make(["salt"]);
  expect((await send("GET", `${path}/2`)).status).toBe(200);
});

test("versions are listed newest first, in pages, and counted", async () => {
  const { send, path, id, make } = await withSlotType();
  for (const value of ["a", "b", "c"]) await make([value], value);
  const first = (await send("GET", `${path}?maxResults=2`)).body;
  expect(first).toEqual({
    _links: {
      self: { href: `${path}?maxResults=2` },
      next: { href: `${path}?maxResults=2&nextToken=${first.nextToken}` },
    },
    slotTypeVersions: ["3", "2"].map((version) => ({
      version,
      description: version === "3" ? "c" : "b",
      _links: { self: { href: `${path}/${version}` } },
    })),
    nextToken: expect.any(String),
  });
  expect((await send("GET", first._links.next.href)).body.slotTypeVersions).toMatchObject([{ version: "1" }]);
  expect((await send("GET", `${path}?sortDirection=asc`)).body.slotTypeVersions).toMatchObject([
    { version: "1" },
    {},
    {},
  ]);
  expect((await send("GET", `${slotTypes}/${id}`)).body.totalVersions).toBe("3");
});

test("a slot type has at most 100 versions", async () => {
  const { send, path, make } = await withSlotType();
  for (let i = 0; i < 100; i++) await make(["salt"]);
  expect((await send("POST", path, versionBody(["salt"]))).status).toBe(400);
  await send("DELETE", `${path}/7`);
  await make(["salt"]);
});

test("a catalog can supply the values", async () => {
  const { send, path } = await withSlotType();
  const valueSupplier = {
    type: "CatalogValueSupplier",
    valueCatalog: { catalogId: "amzn1.ask.interactionModel.catalog.1", version: "1" },
  };
  const { headers } = await send("POST", path, { slotType: { definition: { valueSupplier } } });
  expect((await send("GET", headers.get("location") ?? "")).body.updateRequest.status).toBe("SUCCEEDED");
  expect((await send("GET", `${path}/1`)).body.slotType.definition).toEqual({ valueSupplier });
});

test.each([
  ["no definition", { slotType: {} }],
  ["no supplier", { slotType: { definition: {} } }],
  ["an unknown supplier", { slotType: { definition: { valueSupplier: { type: "Other" } } } }],
  ["an empty value", versionBody([""])],
  ["a long value", versionBody(["a".repeat(141)])],
  ["a long description", versionBody(["a"], "a".repeat(256))],
])("a version with %s is refused", async (_, body) => {
  const service = await startService();
  const id = await makeSlotType(service);
  expect((await service.send("POST", `${slotTypes}/${id}/versions`, body)).status).toBe(400);
  expect(service.slotTypes()[0]?.versions).toHaveLength(1);
});
