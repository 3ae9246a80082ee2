import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportPage } from "../../../provider/report/page";
import { previousRun, ReportError, writeReport } from "../../../provider/report/write-report";
import { heard, outcome, run, turn } from "./runs";

const folder = () => mkdtempSync(join(tmpdir(), "report-"));
const good = run([outcome("u[0]", [turn("a", "A", heard("A"))])]);
const bad = run([outcome("u[0]", [turn("a", "A", heard("B"))])]);

function refusalOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ReportError);
    return (error as ReportError).message;
  }
  throw new Error("it was not refused");
}

test("writes a page and makes its folders", async () => {
  const file = join(folder(), "reports", "gate", "en-US.html");
  writeReport(file, good);
  expect(readFileSync(file, "utf8")).toBe(reportPage(good, undefined));
});

test("the page of the next run tells what is new, and nothing but the page is left", async () => {
  const inside = folder();
  const file = join(inside, "report.html");
  writeReport(file, good);
  writeReport(file, bad);
  expect(readFileSync(file, "utf8")).toBe(reportPage(bad, good));
  expect(readFileSync(file, "utf8")).not.toBe(reportPage(bad, undefined));
  expect(previousRun(file, bad)).toEqual(bad);
  expect(readdirSync(inside)).toEqual(["report.html"]);
});

const page = reportPage(good, undefined);
test.each([
  ["nothing in it", ""],
  ["another page", "<!doctype html>\n<title>mine</title>"],
  ["a page around ours", `<!doctype html>\n<title>mine</title>${page}`],
  ["a page that was cut off", page.slice(0, page.indexOf('"outcomes"'))],
  ["a run that is none", page.replace('"minimumPassRate":0.95', '"minimumPassRate":"all"')],
  ["the form of a later release", page.replace('"form":1', '"form":2')],
])("does not overwrite a file with %s", async (_, text) => {
  expect(text).not.toBe(page);
  const inside = folder();
  const file = join(inside, "report.html");
  writeFileSync(file, text);
  expect(refusalOf(() => writeReport(file, good))).toBe(
    `report ${file} is not a report page of this version, and is not overwritten: name another file for each gate and stack, or remove this one`,
  );
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(readdirSync(inside)).toEqual(["report.html"]);
});

test.each([
  [{ name: "other" }, "name coffee-utterances, not other"],
  [{ kind: "SkillSimulation" as const }, "kind NluProfile, not SkillSimulation"],
  [{ skillId: "s", stage: "live" }, "skillId amzn1.ask.skill.1, not s; stage development, not live"],
  [{ locale: "de-DE" }, "locale en-US, not de-DE"],
])("does not overwrite the page of another gate: %o", async (other, difference) => {
  const file = join(folder(), "report.html");
  writeReport(file, good);
  const message = refusalOf(() => writeReport(file, { ...good, ...other }));
  expect(message).toBe(
    `report ${file} is the page of another gate (${difference}), and it is not overwritten: name another file for each gate and stack, or remove this one`,
  );
  expect(readFileSync(file, "utf8")).toBe(page);
});

test("a folder in place of the page is told", async () => {
  const inside = folder();
  mkdirSync(join(inside, "folder.html"));
  const isFolder = refusalOf(() => writeReport(join(inside, "folder.html"), good));
  expect(isFolder).toBe(`report ${join(inside, "folder.html")} cannot be read (EISDIR): name another file`);
});

// Windows has other codes for these, and asks for a privilege to make a link.
test.skipIf(process.platform === "win32")("a place that cannot be written to is told", async () => {
  const inside = folder();
  writeFileSync(join(inside, "file"), "");
  const inFile = refusalOf(() => writeReport(join(inside, "file", "report.html"), good));
  expect(inFile).toBe(`report ${join(inside, "file", "report.html")} cannot be read (ENOTDIR): name another file`);
  symlinkSync(join(inside, "nowhere"), join(inside, "link"));
  const inLink = join(inside, "link", "report.html");
  expect(refusalOf(() => writeReport(inLink, good))).toMatch(
    /^report .*report\.html cannot be written \([A-Z]+\): name a file in a folder that can be written to$/,
  );
  expect(readdirSync(inside).sort()).toEqual(["file", "link"]);
  // Where Node's own way to make folders never ends.
  if (process.platform === "linux")
    expect(refusalOf(() => writeReport("/proc/nowhere/report.html", good))).toMatch(/cannot be written \(ENOENT\)/);
});
