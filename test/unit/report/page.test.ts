import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { extractRun } from "../../../provider/report/embedded-run";
import { html } from "../../../provider/report/html";
import { reportPage } from "../../../provider/report/page";
import { HOSTILE, hostileRun } from "./hostile";
import { heard, longOutcome, outcome, run, turn } from "./runs";

test("whatever comes into markup is text, in lists and attributes too", () => {
  const list = ["<b>", html`<i>${"'\"&"}</i>`, undefined, 3];
  expect(html`<p title="${'"><x'}">${list}${false}</p>`.source).toBe(
    '<p title="&quot;&gt;&lt;x">&lt;b&gt;<i>&#39;&quot;&amp;</i>3</p>',
  );
});

test("what cannot be seen is written out", () => {
  expect(html`${"a\u202eb\u0000\n\u2066"}`.source).toBe("a\\u202eb\\u0000\\u000a\\u2066");
});

test.each(HOSTILE.map((text) => [text.slice(0, 60), text]))("a page gives its run back: %s", (_, text) => {
  const hostile = hostileRun(text);
  const page = reportPage(hostile, hostile);
  expect(extractRun(page)).toEqual(hostile);
  // The run, and the script of the page.
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page.match(/<(img|iframe|object|embed|base)\b/)).toBeNull();
});

test("the policy lets nothing be fetched, and runs the page's own script and style alone", () => {
  const page = reportPage(run([outcome("u[0]", [turn("a", "A", heard("A"))])]), undefined);
  const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const hashOf = (element: string) => {
    const [, text = ""] = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(page) ?? [];
    return `&#39;sha256-${createHash("sha256").update(text).digest("base64")}&#39;`;
  };
  expect(policy.split("; ")).toEqual([
    "default-src &#39;none&#39;",
    `style-src ${hashOf("style")}`,
    `script-src ${hashOf("script")}`,
    "img-src data:",
    "base-uri &#39;none&#39;",
    "form-action &#39;none&#39;",
  ]);
  // Without one a browser would ask for an icon.
  expect(page).toContain('<link rel="icon" href="data:');
});

test("a page holds nothing of a run but what a run is", () => {
  const strange = { ...run([outcome("u[0]", [turn("a", "A", heard("A"))])]), accessToken: "Atza|secret" };
  expect(reportPage(strange, undefined)).not.toContain("Atza");
});

test("the page of 500 utterances, a fifth of them failures, is well under 2 MB", () => {
  const outcomes = Array.from({ length: 500 }, (_, index) => longOutcome(index));
  const page = reportPage(run(outcomes), run(outcomes));
  expect(page.match(/<article/g)).toHaveLength(100);
  expect(Buffer.byteLength(page)).toBeLessThan(1_400_000);
});

test("of turns that are as expected a page keeps nothing of what else was considered", () => {
  const [failed, passed] = [0, 1].map(
    (index) => extractRun(reportPage(run([longOutcome(index)]), undefined))?.outcomes[0],
  );
  expect(failed).toEqual(longOutcome(0));
  expect(passed?.turns).toEqual(longOutcome(1).turns.map((turn) => ({ ...turn, considered: [] })));
});
