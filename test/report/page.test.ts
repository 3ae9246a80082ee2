import { expect, test } from "vitest";
import { reportPage } from "../../provider/report/page";
import { HOSTILE, hostileRun } from "../unit/report/hostile";
import { heard, outcome, run, turn } from "../unit/report/runs";
import { useBrowser } from "./browser";
import { previousRun, thisRun } from "./suite";

const open = useBrowser();
const page = () => reportPage(thisRun(), previousRun());

test("shows the pass rate against the one that is asked for, and the totals", async () => {
  const { page: shown } = await open(page());
  expect(await shown.title()).toBe("✗ 82.6 % · coffee-utterances · en-US");
  expect(await shown.locator("h1").innerText()).toBe("coffee-utterances");
  const verdict = await shown.locator(".verdict").innerText();
  for (const words of ["82.6 % passed", "The gate is closed", "90 % must pass", "▲ +6.5 points"])
    expect(verdict).toContain(words);
  const about = await shown.locator("header.page").innerText();
  for (const words of ["NluProfile", "amzn1.ask.skill.1", "development", "en-US", "2026-11-24 19:04 UTC", "1 min 12 s"])
    expect(about).toContain(words);
  const tiles = (await shown.locator(".totals > div").allInnerTexts()).map((text) => text.replace(/\s*\n\s*/g, ": "));
  expect(tiles).toEqual([
    "Utterances: 46",
    "Passed: 38",
    "Failed: 7",
    "Not judged: 1",
    "Dialogs passed: 1 of 2",
    "Turns passed: 5 of 6",
    "Right intent: 89.7 %",
    "Right slots: 6 of 8",
  ]);
});

test("draws the matrix, and a confusion leads to its failures", async () => {
  const { page: shown } = await open(page());
  const cells = await shown
    .locator("svg.matrix [aria-label^='expected ']")
    .evaluateAll((all) =>
      all.map(
        (cell) => `${cell.getAttribute("aria-label")?.replace(/:.*/, "")}: ${cell.querySelector("text")?.textContent}`,
      ),
    );
  expect(cells).toEqual([
    "expected AMAZON.FallbackIntent, got (no intent): 1",
    "expected AMAZON.HelpIntent, got AMAZON.HelpIntent: 5",
    "expected AMAZON.StopIntent, got AMAZON.StopIntent: 3",
    "expected MenuIntent, got AMAZON.HelpIntent: 2",
    "expected MenuIntent, got MenuIntent: 4",
    "expected OrderIntent, got OrderIntent: 22",
    "expected OrderIntent, got SizeIntent: 2",
    "expected SizeIntent, got SizeIntent: 6",
    "expected StatusIntent, got StatusIntent: 4",
  ]);
  await shown.getByLabel("expected MenuIntent, got AMAZON.HelpIntent: 2 turns").focus();
  await shown.keyboard.press("Enter");
  expect(await visibleUtterances(shown)).toEqual(["what do you have today", "list everything"]);
  expect(await shown.locator("#filter output").innerText()).toBe("2 of 8 failures");
  await shown.getByRole("button", { name: "expected MenuIntent, got AMAZON.HelpIntent ✕" }).click();
  await expect.poll(() => shown.locator("article.failure:visible").count()).toBe(8);
});

test("the matrix's labels stand beside their rows and do not leave the picture", async () => {
  const { page: shown } = await open(page());
  const outside = await shown.locator("svg.matrix").evaluate((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")]
      .filter((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        return left < box.left || top < box.top || right > box.right || bottom > box.bottom;
      })
      .map((text) => text.textContent);
  });
  expect(outside).toEqual([]);
});

test("shows a failure with what was expected, got and considered", async () => {
  const { page: shown } = await open(page());
  const card = shown.locator("article.failure").first();
  await card.scrollIntoViewIfNeeded();
  expect((await card.locator("header").innerText()).split(/\s*\n\s*/).join(" ")).toContain("suite.csv:3");
  expect(await card.locator(".problems").innerText()).toMatch(/expected OrderIntent, got SizeIntent/i);
  expect(await rowsOf(card)).toEqual([
    ["Expected", "OrderIntent", "drink “latte” size “large”"],
    ["Got", "✗ SizeIntent", "drink empty size “large” → Large id L"],
    ["Considered 1", "OrderIntent", "drink “latte to go”"],
    ["Considered 2", "AMAZON.FallbackIntent", ""],
  ]);
  expect(await card.locator(".rank").innerText()).toBe("OrderIntent was considered, as number 1.");
  const slot = shown.locator("article.failure", { hasText: "order a java" });
  expect((await rowsOf(slot))[1]).toEqual(["Got", "OrderIntent", "✗ drink “java” → Espresso id ESPRESSO size empty"]);
  const unjudged = shown.locator("article.failure", { hasText: "not judged" });
  expect(await unjudged.locator(".utterance").innerText()).toContain("make it small");
});

test("shows dialogs turn by turn, and what was not said any more", async () => {
  const { page: shown } = await open(page());
  const failed = shown.locator("article.failure", { hasText: "suite.json[41]" });
  expect((await failed.locator(".turn > q").allInnerTexts()).map(unquoted)).toEqual([
    "ask coffee shop to order",
    "cocoa",
    "the big one",
    "yes",
    "thank you",
  ]);
  expect(await failed.locator(".turn").nth(0).innerText()).toContain("What would you like to drink?");
  expect(await failed.locator(".turn").nth(2).innerText()).toContain("Nothing is ordered yet.");
  expect(await failed.locator(".turn.unsaid").count()).toBe(2);
  const passed = shown.locator("details.dialog");
  await passed.locator("summary").click();
  expect(await passed.locator(".turn").nth(2).innerText()).toContain("One large tea.");
});

test("shows what is new since the previous run", async () => {
  const { page: shown } = await open(page());
  const news = (await shown.locator(".news > *").allInnerTexts()).map((text) => text.split("\n")[0]);
  expect(news).toEqual(["2 newly failing", "5 mended", "5 still failing", "1 added", "1 removed"]);
  const newly = shown.locator(".news .newly-failing li");
  expect((await newly.locator("q").allInnerTexts()).map(unquoted)).toEqual([
    "a large latte to go",
    "what do you have today",
  ]);
  expect(await shown.locator("article .since.newly-failing").count()).toBe(2);
  const changes = await shown.locator("#since tbody tr").allInnerTexts();
  expect(changes.map((text) => text.replace(/\s+/g, " "))).toEqual([
    "MenuIntent 83.3 % 66.6 % ▼ −16.7 points",
    "AMAZON.HelpIntent 80 % 100 % ▲ +20 points",
    "StatusIntent 75 % 100 % ▲ +25 points",
    "AMAZON.StopIntent 33.3 % 100 % ▲ +66.7 points",
  ]);
  await newly.first().locator("a").click();
  expect(new URL(shown.url()).hash).toBe("#utterance-1");
  const { page: first } = await open(reportPage(thisRun(), undefined));
  expect(await first.locator("#since").innerText()).toContain("This is the page's first run.");
});

test("filters failures and utterances by any word, and shows one that a link leads to", async () => {
  const { page: shown } = await open(page());
  await shown.locator(".all > summary").click();
  await shown.getByLabel("Filter").fill("ESPRESSO");
  expect(await visibleUtterances(shown)).toEqual(["order a java"]);
  expect(await shown.locator("#filter output").innerText()).toBe("1 of 8 failures, 0 of 46 utterances");
  await shown.getByLabel("Filter").fill("newly failing");
  expect(await visibleUtterances(shown)).toEqual(["a large latte to go", "what do you have today"]);
  expect(await shown.locator("#all tbody tr:visible").count()).toBe(2);
  await shown.evaluate("location.hash = '#utterance-5'");
  await shown.locator("#utterance-5").waitFor({ state: "visible" });
});

test("sorts tables by any column, numbers as numbers, with the keyboard", async () => {
  const { page: shown } = await open(page());
  const column = (index: number) => shown.locator(`#intents tbody tr > :nth-child(${index})`).allInnerTexts();
  const head = shown.locator("#intents thead th").nth(1);
  await head.getByRole("button").focus();
  await shown.keyboard.press("Enter");
  expect(await column(2)).toEqual(["1", "3", "4", "5", "6", "7", "24"]);
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  await shown.keyboard.press("Enter");
  expect(await column(2)).toEqual(["24", "7", "6", "5", "4", "3", "1"]);
  await shown.locator("#intents thead th").nth(0).getByRole("button").click();
  expect((await column(1))[0]).toBe("AMAZON.FallbackIntent");
  expect(await head.getAttribute("aria-sort")).toBeNull();
  await shown.locator("#intents thead th").nth(4).getByRole("button").click();
  expect(await column(5)).toEqual(["–", "0.714", "0.750", "1.000", "1.000", "1.000", "1.000"]);
  await shown.locator(".all > summary").click();
  await shown.locator("#all thead th").nth(1).getByRole("button").click();
  const places = await shown.locator("#all tbody td:nth-child(2)").allInnerTexts();
  expect(places.slice(0, 12).map((place) => Number(place.replace("suite.csv:", "")) || place)).toEqual([
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
  ]);
  // The means stay below.
  expect(await shown.locator("#intents tfoot th").allInnerTexts()).toEqual(["Mean of intents", "Mean by turns"]);
});

test("all is there without a script, and what would not work is not", async () => {
  const { page: shown } = await open(page(), { javaScriptEnabled: false });
  expect(await shown.locator("#filter").isVisible()).toBe(false);
  expect(await shown.locator("article.failure").count()).toBe(8);
  expect(await shown.locator("thead button").count()).toBe(0);
  await shown.locator(".all > summary").click();
  expect(await shown.locator("#all tbody tr:visible").count()).toBe(46);
});

test.each(HOSTILE.map((text) => [text.slice(0, 60), text]))(
  "shows a hostile text and runs none: %s",
  async (_, text) => {
    const { page: shown, requests, complaints } = await open(reportPage(hostileRun(text), hostileRun(`${text}1`)));
    expect(await shown.locator("h1").textContent()).toBe(text);
    expect(await shown.locator(".failure .utterance q").first().textContent()).toBe(text);
    expect(await shown.locator(".failure .problems li").first().textContent()).toBe(`expected ${text}, got ${text}`);
    expect(await shown.locator("body > :not(a, header, nav, main, footer, script)").count()).toBe(0);
    expect(await shown.evaluate("[...document.scripts].length")).toBe(2);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([shown.url()]);
  },
);

test("the browser refuses what a page that was tampered with would ask the network for", async () => {
  const intruder = '<img src="/x.png"><script>document.title = "taken"</script><main>';
  const tampered = page().replace("<main>", intruder);
  const { page: shown, arrived, complaints } = await open(tampered);
  await shown.evaluate("fetch('/fetched').catch(() => undefined)");
  expect(arrived).toEqual(["/"]);
  expect(complaints.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(3);
  expect(await shown.title()).not.toBe("taken");
});

test("of a hundred intents shows those that were confused, in a picture that scrolls by itself", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `Intent${index}WithALongNameThatNobodyWouldSayAloud`);
  const outcomes = names.map((name, index) => {
    const got = index < 40 ? names[(index * 7 + 1) % 40] : name;
    return outcome(`u[${index}]`, [turn(name, name, heard(got ?? ""))]);
  });
  const { page: shown } = await open(reportPage(run(outcomes), undefined), { viewport: { width: 700, height: 900 } });
  expect(await shown.locator("svg.matrix > g").count()).toBe(41);
  expect(await shown.locator(".left-out").innerText()).toBe(
    "60 other intents are summed in one row and column: none of them was confused with another.",
  );
  const [pageWidth, scrolls] = (await shown.evaluate(`[
    document.documentElement.scrollWidth,
    document.querySelector("#matrix .scroll").scrollWidth > document.querySelector("#matrix .scroll").clientWidth,
  ]`)) as [number, boolean];
  expect(pageWidth).toBeLessThanOrEqual(700);
  expect(scrolls).toBe(true);
});

const unquoted = (text: string) => text.replace(/[“”]/g, "");

async function visibleUtterances(page: Awaited<ReturnType<typeof open>>["page"]): Promise<string[]> {
  return (await page.locator("article.failure:visible .utterance").allInnerTexts()).map(unquoted);
}

async function rowsOf(card: ReturnType<Awaited<ReturnType<typeof open>>["page"]["locator"]>): Promise<string[][]> {
  return card.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => {
        const parts = [...cell.querySelectorAll("li")].map((item) => item.textContent ?? "");
        return (parts.length > 0 ? parts.join(" ") : (cell.textContent ?? "")).replace(/\s+/g, " ").trim();
      }),
    ),
  );
}
