import { expect, test } from "vitest";
import { coffee, editElsewhere, model, SKILL, workbench } from "./workbench";

const bench = workbench();
const { up, upFails, given, fresh, pulumi, write, state } = bench;

test("an edit by another client is refused until it was seen, then it is shown and put back", async () => {
  fresh();
  await given([model()]);
  await editElsewhere(bench, coffee(["give me a {size} latte"]));
  write([model({ model: coffee(["one {size} coffee"]) })]);
  const refused = await upFails();
  expect(refused).toContain("was changed outside of this stack (version 2), and nothing was overwritten");
  expect(refused).toContain('+   sample "give me a {size} latte"');
  expect(refused).toContain("pulumi refresh");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["give me a {size} latte"]));

  // Refresh takes it in, preview shows it as a line diff, up puts the declared model back.
  const refreshed = await pulumi("refresh", "--yes", "--skip-preview");
  expect(refreshed.output).toContain("1 updated");
  const { output } = await pulumi("preview", "--diff");
  expect(output).toMatch(/- +"give me a \{size\} latte"/);
  expect(output).toMatch(/\+ +"one \{size\} coffee"/);
  const done = await up();
  expect(done).toContain("warning: version 2 of en-US, made outside of this stack, was replaced");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["one {size} coffee"]));
  expect((await state()).model?.outputs).toMatchObject({ supersededVersion: "2" });
  await up("--expect-no-changes");
});

test("a rebuild of the same model is no drift", async () => {
  await given([model({ model: coffee(["one {size} coffee"]) })]);
  await editElsewhere(bench, coffee());
  await editElsewhere(bench, coffee(["one {size} coffee"]));
  const { code, output } = await pulumi("refresh", "--yes", "--skip-preview");
  expect(code, output).toBe(0);
  expect(await up("--expect-no-changes")).not.toContain("warning");
});

test("overwrite replaces another's edit and keeps its version", async () => {
  await given([model({ onConflict: "overwrite" })]);
  await editElsewhere(bench, coffee(["a cup of {size} tea"]));
  write([model({ onConflict: "overwrite", model: coffee(["two {size} coffees"]) })]);
  expect(await up()).toContain("was overwritten, as onConflict asks");
  expect(bench.emulator.model(SKILL, "en-US")).toEqual(coffee(["two {size} coffees"]));
});
