// Finds a Pulumi engine: the one on PATH, else one of our own, downloaded or built once into a cache folder.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { buildPulumi } from "./pulumi-go.mjs";
import { downloadPulumi } from "./pulumi-npm.mjs";
import { folderOnPath, holds, runCommand } from "./run-command.mjs";

const VERSION = "3.274.1";
const OLDEST = "3.216.0"; // the first that keeps the inputs which a dynamic provider's `read` returns
const PARTS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

export async function findPulumi({ env = process.env, log = console.error } = {}) {
  const cache = cacheFolder(env);
  const ownEnv = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_")));
  const installed = await pulumiOnPath(ownEnv, cache, log);
  if (installed) return installed;

  const ways = [
    { source: "npm", get: downloadPulumi, binaries: join("versions", VERSION, "bin") },
    { source: "go", get: buildPulumi, binaries: "." },
  ].map((way) => {
    const folder = join(cache, `pulumi-${VERSION}-${way.source}-${process.platform}-${process.arch}`);
    return { ...way, folder, found: { bin: join(folder, way.binaries), version: VERSION, source: way.source } };
  });
  const ready = ways.find(({ folder }) => existsSync(folder));
  if (ready) return ready.found;

  const reasons = [];
  for (const { folder, get, binaries, found } of ways) {
    const reason = await makeWhole(folder, async (unfinished) => {
      await get({ folder: unfinished, version: VERSION, env: ownEnv, log });
      const missing = PARTS.find((part) => !holds(join(unfinished, binaries), part));
      if (missing) throw new Error(`${missing} is missing from what was made`);
    }).catch((error) => error.message);
    if (!reason) return found;
    reasons.push(reason);
  }
  throw new Error(
    `No Pulumi could be had here (${reasons.join("; ")}): install Pulumi from https://www.pulumi.com/docs/install/, ` +
      "or Go 1.26.6 or newer so that it can be built.",
  );
}

/** The user's own, if all its parts are there: the npm package's `pulumi` alone would start a download. */
async function pulumiOnPath(env, cache, log) {
  const folders = PARTS.map((part) => folderOnPath(part, env));
  if (folders.includes(undefined)) return undefined;
  const home = join(cache, "home"); // theirs, with its ~/.pulumi, stays untouched
  mkdirSync(home, { recursive: true });
  const own = { ...env, HOME: home, USERPROFILE: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { stdout } = await runCommand("pulumi", ["version"], { env: own, startMs: 20_000 });
  const version = stdout.match(/^v?(\d+\.\d+\.\d+)/)?.[1];
  if (version && OLDEST.localeCompare(version, "en", { numeric: true }) <= 0) {
    return { bin: [...new Set(folders)].join(delimiter), version, source: "path" };
  }
  log(
    `The pulumi in ${folders[0]} is passed over: ${version ? `${version} is older than ${OLDEST}` : "it does not run"}.`,
  );
  return undefined;
}

function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA, HOME = homedir() }) {
  const usual = { darwin: join(HOME, "Library", "Caches"), win32: LOCALAPPDATA }[process.platform];
  return join(XDG_CACHE_HOME || usual || join(HOME, ".cache"), "pulumi-alexa");
}

/** The folder appears with all its content or not at all, also when two make it at once. */
async function makeWhole(folder, make) {
  mkdirSync(join(folder, ".."), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    await make(unfinished);
    renameSync(unfinished, folder); // fails if another was faster
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
