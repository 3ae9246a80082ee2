import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { coffee, editElsewhere, model, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, pulumi, write } = bench;
const hidden = "classified blend";
const declare = (...samples: string[]) => write([model({ model: { $secret: coffee(samples) } })]);

test("a model that came from a secret is deployed, and stands nowhere in clear text", async () => {
  bench.fresh();
  declare(`order the ${hidden}`);
  const preview = await pulumi("preview", "--diff");
  const deployed = await up();
  const state = await pulumi("stack", "export");
  declare(`order the ${hidden}`, "order it again");
  const changed = await pulumi("preview", "--diff");
  for (const output of [preview.output, deployed, state.output, changed.output]) expect(output).not.toContain(hidden);
  expect(JSON.stringify(bench.emulator.model("amzn1.ask.skill.engine", "en-US"))).toContain(hidden);
  await up();
});

test("a secret that is part of an id is warned of", async () => {
  write([model({ skillId: { $secret: "amzn1.ask.skill.engine" }, model: coffee() })]);
  const { output } = await pulumi("preview");
  expect(output).toContain(
    "skillId is a secret, but names what is managed, so that Pulumi keeps or shows it in clear text",
  );
});

test("nor does a conflict quote it", async () => {
  await editElsewhere(bench, coffee([`give me the ${hidden}`]));
  declare("order the usual");
  const output = await upFails();
  expect(output).toContain("not shown because the model came from a secret");
  expect(output).not.toContain(hidden);
});

test("nor does a drift bring it into the state or a preview", async () => {
  write([
    model({
      onConflict: "overwrite",
      model: coffee(["first", { $secret: `order the ${hidden}` } as unknown as string]),
    }),
  ]);
  await up();
  await editElsewhere(bench, coffee(["new first", "first", `order the ${hidden}`]));
  const refreshed = await pulumi("refresh", "--yes", "--skip-preview", "--diff");
  expect(refreshed.code, refreshed.output).toBe(0);
  const state = await pulumi("stack", "export");
  const preview = await pulumi("preview", "--diff");
  for (const { output } of [refreshed, state, preview]) expect(output).not.toContain(hidden);
  expect(preview.output).toContain("1 to update");
  expect(await up()).toContain("made outside of this stack, was replaced");
});

test("the configuration keeps the credentials encrypted", () => {
  expect(readFileSync(`${bench.stack.cwd}/Pulumi.test.yaml`, "utf8")).toMatch(/alexa:clientSecret:\n\s+secure: /);
});

test("a credential in clear text is warned of", async () => {
  declare();
  await pulumi("config", "set", "--plaintext", "alexa:accessToken", "Atza-not-a-real-one");
  const { output } = await pulumi("preview");
  await pulumi("config", "rm", "alexa:accessToken");
  expect(output).toContain("alexa:accessToken stands in clear text in the stack's configuration");
});
