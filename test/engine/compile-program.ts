import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

/** Makes a program in JavaScript of one in TypeScript, since it starts in half the time. */
export function compileProgram(cwd: string): void {
  const { outputText } = transpileModule(readFileSync(join(cwd, "index.ts"), "utf8"), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  writeFileSync(join(cwd, "index.js"), outputText);
  writeFileSync(join(cwd, "package.json"), '{ "name": "coffee-promotion", "main": "index.js" }\n');
}
