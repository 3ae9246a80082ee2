import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import GithubSlugger from "github-slugger";
import { lexer, type Token, walkTokens } from "marked";
import { expect, test } from "vitest";
import { scripts } from "../../package.json";
import { must, run } from "../../scripts/stack.mjs";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** Every Markdown file of the repository, by its path from the root. */
const pages = [".", "docs", "examples", ".github"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== ".", encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".md") && !file.includes("node_modules")),
);

/** What a page holds, as GitHub reads it. */
function parse(file: string) {
  const links: string[] = [];
  const headings: string[] = [];
  const html: string[] = [];
  walkTokens(lexer(read(file)), (token: Token) => {
    if (token.type === "link" || token.type === "image") links.push(token.href);
    if (token.type === "heading") headings.push(plain(token.tokens ?? []));
    if (token.type === "html") html.push(token.raw);
  });
  const slugger = new GithubSlugger();
  return { links, html, anchors: new Set(headings.map((heading) => slugger.slug(heading))) };
}

/** The text of a heading without its code marks, links and escapes. */
function plain(tokens: Token[]): string {
  return tokens.map((token) => ("tokens" in token && token.tokens ? plain(token.tokens) : textOf(token))).join("");
}

const textOf = (token: Token): string => ("text" in token ? String(token.text) : "");

const anchorsOf = new Map<string, Set<string>>();
function hasAnchor(file: string, anchor: string): boolean {
  if (!anchorsOf.has(file)) anchorsOf.set(file, parse(file).anchors);
  return anchorsOf.get(file)?.has(anchor) === true;
}

/** What is wrong with a link of a page; undefined where nothing is, or where it leads out of the repository. */
function mistakeOf(page: string, link: string): string | undefined {
  if (/^[a-z]+:/i.test(link)) return undefined;
  const [path = "", anchor] = decodeURI(link).split("#", 2);
  const target = path === "" ? page : relative(root, resolve(root, dirname(page), path));
  if (target.startsWith("..") || !existsSync(join(root, target))) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined) return undefined;
  const isPage = target.endsWith(".md") && statSync(join(root, target)).isFile();
  return isPage && hasAnchor(target, anchor) ? undefined : `${page}: ${link} has no such heading`;
}

test("every relative link of a page leads to a file, and every anchor to a heading", () => {
  expect(pages).toContain("README.md");
  expect(pages.filter((page) => page.startsWith(join("docs", "api"))).length).toBeGreaterThan(10);
  const links = pages.flatMap((page) => parse(page).links.map((link) => ({ page, link })));
  expect(links.length).toBeGreaterThan(100);
  expect(links.map(({ page, link }) => mistakeOf(page, link)).filter(Boolean)).toEqual([]);
});

test("pages link by Markdown alone, which the test above reads", () => {
  expect(pages.filter((page) => parse(page).html.some((html) => /\b(href|src)=/i.test(html)))).toEqual([]);
});

test("every guide is in the index of the guides", () => {
  const index = new Set(parse(join("docs", "README.md")).links.map((link) => link.split("#")[0]));
  const guides = pages.filter((page) => dirname(page) === "docs").map((page) => relative("docs", page));
  expect(guides.filter((guide) => guide !== "README.md" && !index.has(guide))).toEqual([]);
});

test("README is for the first ten minutes", () => {
  expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(120);
});

test("every `npm run` that a page names exists", () => {
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = ""]) => name),
  );
  expect(named).toContain("demo");
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("docs/api is what `npm run docs` writes, without a warning", async () => {
  const out = mkdtempSync(join(tmpdir(), "pulumi-alexa-api-"));
  try {
    const typedoc = join(root, "node_modules/typedoc/bin/typedoc");
    await must(run(process.execPath, [typedoc, "--options", "docs/typedoc.jsonc", "--out", out], { cwd: root }));
    const written = (folder: string) =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".md"))
          .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
      );
    expect(written(join(root, "docs/api")), "run `npm run docs` and commit what it writes").toEqual(written(out));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
