import { expect, test } from "vitest";
import { runCommand } from "../../scripts/run-command.mjs";

const sh = (script: string, startMs?: number) => runCommand("/bin/sh", ["-c", script], { startMs });

test("a program's exit code and output are kept", async () => {
  expect(await sh("echo out; echo err >&2; exit 3")).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
});

test("a program that is missing ends without a code", async () => {
  expect((await runCommand("no-such-program", [], {})).code).toBe(null);
});

test("a program that says nothing in time is given up, with its children holding on", async () => {
  expect((await sh("/bin/sleep 100; true", 100)).code).toBe(null);
});

test("a program that has begun to speak is let finish", async () => {
  expect(await sh("echo begun; sleep 4; echo done", 3_000)).toMatchObject({ code: 0, stdout: "begun\ndone\n" });
});
