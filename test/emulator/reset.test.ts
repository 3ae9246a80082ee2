import { expect, test } from "vitest";
import { makeSlotType, modelBody, modelPath, startService, vendorId } from "./service";

test.each(["called", "requested"])(
  "a reset that is %s leaves what it was started with, and valid tokens",
  async (how) => {
    const given = "amzn1.ask.skill.given";
    const service = await startService({ buildMs: 1, skills: [{ id: given }] });
    const added = service.addSkill();
    for (const skillId of [given, added]) await service.send("PUT", modelPath(skillId), modelBody());
    await makeSlotType(service);
    service.set({ buildMs: 3_600_000, vendors: [{ id: "MOTHER", name: "Other" }] });
    service.failNextBuild([]);
    service.order({ fault: { kind: "status", status: 503 } });

    if (how === "called") service.reset();
    else expect((await fetch(`${service.url}/emulator/reset`, { method: "POST" })).status).toBe(204);

    expect(service.requests).toEqual([]);
    expect(service.slotTypes()).toEqual([]);
    expect((await service.send("GET", `/v1/skills/${added}/status`)).status).toBe(404);
    expect((await service.send("GET", modelPath(given))).status).toBe(404);
    expect((await service.send("GET", "/v1/vendors")).body.vendors).toMatchObject([{ id: vendorId }]);
    await service.send("PUT", modelPath(given), modelBody());
    await expect.poll(() => service.model(given, "en-US"), { timeout: 30_000 }).toEqual(modelBody().interactionModel);
  },
);
