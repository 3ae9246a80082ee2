// Makes this checkout ready to use: dependencies, the link to itself, the build, a Pulumi engine. `node scripts/setup.mjs`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["provider", "emulator", "package.json", "tsconfig.json", "tsconfig.build.json"];

// Before anything that an older Node cannot parse or run.
if ("20.18.1".localeCompare(process.versions.node, "en", { numeric: true }) > 0) {
  stop(`Node 20.18.1 or newer is needed; this is ${process.versions.node}.`);
}

/** Ends the process with one line if something cannot be made ready. `engine: false` leaves out the engine. */
export async function setup({ engine = true } = {}) {
  try {
    installDependencies();
    linkToItself();
    build();
    if (!engine) return undefined;
    const { findPulumi } = await import("./pulumi.mjs");
    const found = await findPulumi();
    const from = { path: `in ${found.bin}`, npm: "downloaded", go: "built from Go modules" };
    console.log(`Pulumi ${found.version} (${from[found.source]})`);
    return found;
  } catch (error) {
    return stop(error.message);
  }
}

function installDependencies() {
  const installed = changed("node_modules/.package-lock.json");
  if (installed < changed("package-lock.json")) npm("ci", "--include=dev", "--no-audit", "--no-fund");
}

/** Examples and tests import the package by its own name. */
function linkToItself() {
  const link = join(root, "node_modules/pulumi-alexa");
  if (existsSync(link) && realpathSync(link) === realpathSync(root)) return;
  rmSync(link, { recursive: true, force: true });
  symlinkSync("..", link, "junction");
}

function build() {
  const newest = Math.max(...SOURCES.map(newestUnder));
  if (changed("dist/provider/index.js") >= newest) return;
  rmSync(join(root, "dist"), { recursive: true, force: true });
  npm("run", "build", "--", "--noEmitOnError");
}

/** A folder changes when something in it is added or removed. */
function newestUnder(name) {
  const below = statSync(join(root, name)).isDirectory() ? readdirSync(join(root, name)) : [];
  return Math.max(changed(name), ...below.map((entry) => newestUnder(join(name, entry))));
}

function changed(name) {
  return statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function npm(...args) {
  const command = `npm ${args.filter((arg) => !arg.startsWith("--")).join(" ")}`;
  console.error(`${command} …`);
  // On Windows npm is a .cmd file, which only its shell can start.
  const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" };
  const { error, status, stdout, stderr } = spawnSync("npm", args, options);
  if (status === 0) return;
  if (error) throw new Error("npm is not on PATH.");
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error(`\`${command}\` failed.`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href)
  await setup({ engine: !process.argv.includes("--no-engine") });
