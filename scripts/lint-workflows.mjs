// Lints .github/workflows with actionlint (a Go module) and zizmor (from PyPI): npm run lint:workflows
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";
const ZIZMOR = "zizmor==1.32.0";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".github/workflows");
const files = readdirSync(folder).map((file) => join(".github/workflows", file));
const venv = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "pulumi-alexa", "zizmor");
const inVenv = (name) => join(venv, process.platform === "win32" ? "Scripts" : "bin", name);

run("go", "run", ACTIONLINT, ...files);
run("python3", "-m", "venv", venv);
run(inVenv("pip"), "install", "--quiet", "--disable-pip-version-check", ZIZMOR);
run(inVenv("zizmor"), "--offline", "--config", ".github/zizmor.yml", ...files);

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) console.error(`${command} is not on PATH: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
