import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportPage } from "../../provider/report/page";
import { useBrowser } from "./browser";
import { previousRun, thisRun } from "./suite";

const open = useBrowser();
const html = reportPage(thisRun(), previousRun());

const CONTRASTS = readFileSync(new URL("contrast.js", import.meta.url), "utf8");

/** WCAG 2 AA for text of this size. */
const ENOUGH = 4.5;

test.each(["light", "dark"] as const)("every text can be read in a %s scheme", async (colorScheme) => {
  const { page } = await open(html, { colorScheme });
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  const measured = (await page.evaluate(CONTRASTS)) as { text: string; ratio: number }[];
  expect(measured.length).toBeGreaterThan(300);
  expect(measured.filter(({ ratio }) => ratio < ENOUGH)).toEqual([]);
});

test("light and dark differ", async () => {
  const backgrounds = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open(html, { colorScheme });
    backgrounds.push(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }
  expect(backgrounds).toEqual(["rgb(246, 246, 244)", "rgb(17, 19, 21)"]);
});

test("headings go down by one, sections are named by theirs, and links lead somewhere", async () => {
  const { page } = await open(html);
  const levels = await page.locator("h1, h2, h3").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const targets = await page
    .locator("[href^='#'], [aria-labelledby], [for]")
    .evaluateAll((all) =>
      all.map((one) => one.getAttribute("aria-labelledby") ?? one.getAttribute("for") ?? one.getAttribute("href")),
    );
  expect(targets.length).toBeGreaterThan(20);
  for (const target of targets) expect(ids).toContain(target?.replace("#", ""));
});

test("tables have headers, fields have labels, and the language of what is said is told", async () => {
  const { page } = await open(html);
  const count = (selector: string) => page.locator(selector).count();
  expect(await count("table")).toBeGreaterThan(10);
  expect(await count("table:not(:has(caption))")).toBe(0);
  expect(await count("table:not(:has(thead th[scope=col]))")).toBe(0);
  expect(await count("th:not([scope])")).toBe(0);
  expect(await count("html[lang=en]")).toBe(1);
  expect(await count("q:not([lang=en-US][dir=auto])")).toBe(0);
  await page.getByRole("searchbox", { name: "Filter" }).waitFor();
  expect(await count("main")).toBe(1);
  await page.getByRole("navigation", { name: "Sections" }).waitFor();
});

test("results are told in words, not by colour alone", async () => {
  const { page } = await open(html);
  const words = await page.locator(".status").evaluateAll((all) => new Set(all.map((one) => one.textContent)).size);
  expect(words).toBe(3);
  const unnamed = await page
    .locator("svg.matrix a, svg.matrix g[role=img], svg.rate-bar")
    .evaluateAll((all) => all.filter((one) => !one.getAttribute("aria-label")).length);
  expect(unnamed).toBe(0);
});

test.each([320, 768, 1280])("at a width of %i the page does not scroll sideways", async (width) => {
  const { page } = await open(html, { viewport: { width, height: 800 } });
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
});

test("on paper there is no navigation, and nothing is cut off", async () => {
  const { page } = await open(html);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("nav").isVisible()).toBe(false);
  const cut = await page
    .locator("section > .scroll, .news ul")
    .evaluateAll(
      (all) => all.filter((one) => one.ownerDocument.defaultView?.getComputedStyle(one).overflow !== "visible").length,
    );
  expect(cut).toBe(0);
});
