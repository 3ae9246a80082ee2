#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema } from "../model/schema";
import { escapeInvisible } from "../model/text/printable";
import { runDiff } from "./diff-command";
import { rulesMarkdown } from "./rules";
import { UsageError } from "./usage-error";
import { runValidate } from "./validate-command";

const HELP = `Usage: pulumi-alexa <command>

Commands:
  validate   tell every mistake of interaction models before Amazon refuses them
  diff       tell in words what changed between two interaction models
  schema     print the JSON Schema of a model file, for editors
  rules      print the rules of \`validate\`, as in docs/rules.md
  hash       print the hash of what is promoted, of models in files or git
  gate       try what users say, without Pulumi
  attest     tell what an attestation of a gate proves
  status     tell what each stage runs, what proves it, and warnings
  versions   tell which versions of a stack's models Amazon has, and which releases they are
  promote    write the release of one stack into the configuration of the next
  rollback   write the way back into a stack's configuration, with a hold
  emulator   a stand-in of Amazon's Skill Management API on this machine

\`pulumi-alexa <command> --help\` tells more.
`;

type Command = (args: string[]) => Promise<void> | void;

const COMMANDS: Record<string, Command> = {
  validate: runValidate,
  diff: runDiff,
  schema: () => console.log(JSON.stringify(jsonSchema(), undefined, 2)),
  rules: () => console.log(rulesMarkdown()),
  // Loaded when they are called: the client, the lifecycle and a reader of YAML take longer than all that is above.
  hash: async (args) => (await import("./hash-command.js")).runHash(args),
  gate: async (args) => (await import("./gate-command.js")).runGateCommand(args),
  attest: async (args) => (await import("./attest-command.js")).runAttest(args),
  status: async (args) => (await import("./status-command.js")).runStatus(args),
  versions: async (args) => (await import("./versions-command.js")).runVersions(args),
  promote: async (args) => (await import("./promote-command.js")).runPromote(args),
  rollback: async (args) => (await import("./rollback-command.js")).runRollback(args),
  emulator: async (args) => (await import("../../emulator/command.js")).runEmulator(args),
};

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || ["help", "--help", "-h"].includes(name)) return void process.stdout.write(HELP);
  if (name === "--version") return console.log(version());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no command "${name}"\n\n${HELP}`);
  await command(args);
}

function version(): string {
  // From dist/provider/cli.
  return JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8")).version;
}

// What a user named may have anything in it; lines are ours.
const visibleLines = (text: string) => text.split("\n").map(escapeInvisible).join("\n");

// Whoever reads what is printed may stop reading: `pulumi-alexa diff … | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`pulumi-alexa: cannot write the report: ${error.message}\n`);
  process.exit(error.code === "EPIPE" ? process.exitCode : 2);
});
process.stderr.on("error", () => process.exit(2));

main(process.argv.slice(2)).catch((error: Error) => {
  process.exitCode = 2;
  process.stderr.write(
    `pulumi-alexa: ${error instanceof UsageError ? visibleLines(error.message) : `has a defect: ${error.message}. Please report it with the call that shows it.`}\n`,
  );
});
