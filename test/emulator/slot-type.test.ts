import { expect, test } from "vitest";
import { makeSlotType, modelBody, modelPath, slotTypes, startService, vendorId, versionBody } from "./service";

const slotTypeOf = (name: string, description?: string) => ({ vendorId, slotType: { name, description } });

test("a slot type is made, read, described, listed and deleted", async () => {
  const { send, slotTypes: snapshot } = await startService();
  const made = await send("POST", `${slotTypes}/`, slotTypeOf("Ingredient", "first"));
  expect(made.body).toEqual({
    slotType: { id: expect.stringMatching(/^amzn1\.ask\.interactionModel\.slotType\.[0-9a-f-]{36}$/) },
  });
  const { id } = made.body.slotType;
  const read = () => send("GET", `${slotTypes}/${id}`);
  expect((await read()).body).toEqual({ slotType: { name: "Ingredient", description: "first" }, totalVersions: "0" });
  expect((await send("POST", `${slotTypes}/${id}/update`, { slotType: { description: "second" } })).status).toBe(204);
  expect((await read()).body.slotType.description).toBe("second");
  expect((await send("POST", `${slotTypes}/${id}/update`, { slotType: {} })).status).toBe(204);
  expect((await read()).body.slotType).toEqual({ name: "Ingredient" });
  expect((await send("GET", `${slotTypes}?vendorId=${vendorId}`)).body.slotTypes).toEqual([
    { id, name: "Ingredient", _links: { self: { href: `${slotTypes}/${id}` } } },
  ]);
  expect(snapshot()).toEqual([{ id, vendorId, name: "Ingredient", versions: [] }]);
  expect((await send("DELETE", `${slotTypes}/${id}`)).status).toBe(204);
  expect((await read()).status).toBe(404);
  expect(snapshot()).toEqual([]);
});

test("slot types are listed newest first, in pages", async () => {
  const { send } = await startService();
  for (const name of ["A", "B", "C"]) await send("POST", slotTypes, slotTypeOf(name));
  const list = async (query: string) => {
    const { body } = await send("GET", `${slotTypes}?vendorId=${vendorId}${query}`);
    return { names: body.slotTypes.map(({ name }: { name: string }) => name).join(""), ...body };
  };
  expect((await list("")).names).toBe("CBA");
  expect((await list("&sortDirection=asc")).names).toBe("ABC");
  const first = await list("&maxResults=2");
  expect(first.names).toBe("CB");
  expect((await list(`&maxResults=2&nextToken=${first.nextToken}`)).names).toBe("A");
  expect((await send("GET", first._links.next.href)).body.slotTypes).toHaveLength(1);
  expect((await send("GET", `${slotTypes}?vendorId=${vendorId}&maxResults=51`)).status).toBe(400);
});

test.each([
  ["no vendor", { slotType: { name: "A" } }],
  ["an unknown vendor", { vendorId: "MOTHER", slotType: { name: "A" } }],
  ["no slot type", { vendorId }],
  ["no name", { vendorId, slotType: {} }],
  ["an empty name", slotTypeOf("")],
  ["a long name", slotTypeOf("a".repeat(256))],
  ["a long description", slotTypeOf("A", "a".repeat(256))],
  ["no JSON", "{"],
])("a slot type with %s is refused", async (_, body) => {
  const { send, slotTypes: snapshot } = await startService();
  const reply = await send("POST", slotTypes, body);
  expect(reply.status).toBe(400);
  expect(reply.body.violations.length).toBeGreaterThan(0);
  expect(snapshot()).toEqual([]);
});

test("255 characters are enough for a name and a description", async () => {
  const { send } = await startService();
  expect((await send("POST", slotTypes, slotTypeOf("a".repeat(255), "a".repeat(255)))).status).toBe(200);
});

test("a list needs a vendor of this account", async () => {
  const { send } = await startService();
  expect((await send("GET", slotTypes)).status).toBe(400);
  expect((await send("GET", `${slotTypes}?vendorId=MOTHER`)).status).toBe(400);
});

test("an account has at most 100 slot types", async () => {
  const { send } = await startService();
  for (let i = 0; i < 100; i++) expect((await send("POST", slotTypes, slotTypeOf(`A${i}`))).status).toBe(200);
  expect((await send("POST", slotTypes, slotTypeOf("One"))).status).toBe(400);
});

test("a description that is too long, or none at all, does not update", async () => {
  const service = await startService();
  const id = await makeSlotType(service);
  for (const body of [{ slotType: { description: "a".repeat(256) } }, {}, "{"]) {
    expect((await service.send("POST", `${slotTypes}/${id}/update`, body)).status).toBe(400);
  }
});

test("an unknown slot type is not found", async () => {
  const { send } = await startService();
  const path = `${slotTypes}/unknown`;
  expect((await send("GET", path)).status).toBe(404);
  expect((await send("DELETE", path)).status).toBe(404);
  expect((await send("POST", `${path}/update`, { slotType: {} })).status).toBe(404);
  expect((await send("POST", `${path}/versions`, versionBody(["a"]))).status).toBe(404);
  expect((await send("GET", `${path}/versions`)).status).toBe(404);
});

test("a slot type is deleted with its versions", async () => {
  const service = await startService();
  const id = await makeSlotType(service);
  expect((await service.send("DELETE", `${slotTypes}/${id}`)).status).toBe(204);
  expect((await service.send("GET", `${slotTypes}/${id}/versions/1`)).status).toBe(404);
});

const slot = (id: string) => ({ name: "it", slotTypeReference: { id, version: "1" } });

test.each([
  ["a slot", (id: string) => modelBody({ intents: [{ name: "FactIntent", slots: [slot(id)] }] })],
  ["an extended type", (id: string) => modelBody({ types: [{ slotTypeReference: { id, version: "1" }, values: [] }] })],
  [
    "a dialog",
    (id: string) =>
      modelBody({
        intents: [{ name: "FactIntent", slots: [{ name: "it", type: "AMAZON.City" }] }],
        dialog: { intents: [{ name: "FactIntent", slots: [slot(id)] }] },
      }),
  ],
])("neither a slot type nor its version can be deleted while %s of a model uses it", async (_, model) => {
  const service = await startService();
  const { send, addSkill } = service;
  const id = await makeSlotType(service);
  await send("POST", `${slotTypes}/${id}/versions`, versionBody(["pepper"]));
  const path = modelPath(addSkill(), "en-US", "live");
  expect((await send("PUT", path, model(id))).status).toBe(202);
  for (const used of [`${slotTypes}/${id}`, `${slotTypes}/${id}/versions/1`]) {
    const reply = await send("DELETE", used);
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("in-use by other entities");
  }
  expect((await send("DELETE", `${slotTypes}/${id}/versions/2`)).status).toBe(204);
  await send("PUT", path, modelBody());
  expect((await send("DELETE", `${slotTypes}/${id}/versions/1`)).status).toBe(204);
  expect((await send("DELETE", `${slotTypes}/${id}`)).status).toBe(204);
});

test("a model in its build holds a slot type; one whose build failed does not", async () => {
  const service = await startService();
  const { send, addSkill, failNextBuild, url } = service;
  const id = await makeSlotType(service);
  const using = modelBody({ intents: [{ name: "FactIntent", slots: [slot(id)] }] });
  failNextBuild([]);
  await send("PUT", modelPath(addSkill()), using);
  await fetch(`${url}/emulator/settings`, { method: "POST", body: JSON.stringify({ buildMs: 60_000 }) });
  const building = modelPath(addSkill());
  await send("PUT", building, using);
  expect((await send("DELETE", `${slotTypes}/${id}`)).status).toBe(400);
  await send("PUT", building, modelBody());
  expect((await send("DELETE", `${slotTypes}/${id}`)).status).toBe(204);
});
