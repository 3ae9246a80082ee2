// Refuses a release whose tag, package.json and CHANGELOG.md disagree, else prints its notes: node scripts/check-release.mjs v1.2.3
import { readFileSync } from "node:fs";

const [tag = ""] = process.argv.slice(2);
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const { version } = JSON.parse(read("package.json"));
const entry = read("CHANGELOG.md")
  .split(/^## /m)
  .find((part) => part.startsWith(`[${version}]`));
const problems = [
  tag !== `v${version}` && `the tag is ${tag || "missing"}, but package.json has ${version}: tag v${version}`,
  !entry && `CHANGELOG.md has no entry [${version}]: name the entry Unreleased so`,
].filter(Boolean);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
} else {
  console.log(entry.split("\n").slice(1).join("\n").trim());
}
