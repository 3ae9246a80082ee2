import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import * as alexa from "../../../provider";
import { startServer } from "../smapi/server";
import { skillId } from "./account";

// The emulator lists one stage of each skill; Amazon up to three.
const listed = (stage: string, publicationStatus: string, name: string) => ({
  skillId,
  stage,
  publicationStatus,
  nameByLocale: { "en-US": name },
});

test("of a skill with several stages, development is meant, and the name of each stage finds it", async () => {
  const asked: string[] = [];
  const server = await startServer(({ url = "" }, response) => {
    asked.push(url);
    const manifest = { publishingInformation: { locales: { "en-US": {} } } };
    const skills = [listed("live", "PUBLISHED", "Coffee"), listed("development", "DEVELOPMENT", "Coffee Shop")];
    response.end(JSON.stringify(url.startsWith("/v1/skills/") ? { manifest } : { skills }));
  });
  pulumi.runtime.setAllConfig({
    "alexa:apiEndpoint": server.href,
    "alexa:accessToken": "Atza|test",
    "alexa:vendorId": "M1",
  });
  const expected = { stage: "development", publicationStatus: "DEVELOPMENT", name: "Coffee Shop" };
  expect(await alexa.getSkill({ name: "Coffee" })).toMatchObject(expected);
  expect(await alexa.getSkill({ id: skillId })).toMatchObject(expected);
  const manifest = `/v1/skills/${skillId}/stages/development/manifest`;
  const lists = ["/v1/skills?vendorId=M1&maxResults=50", `/v1/skills?vendorId=M1&skillId=${skillId}`];
  expect(asked).toEqual([lists[0], manifest, lists[1], manifest]);
});
