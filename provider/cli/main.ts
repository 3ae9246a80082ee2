#!/usr/bin/env node
import { runEmulator } from "../../emulator/command";

const HELP = `Usage: pulumi-alexa <command>

Commands:
  emulator   a stand-in of Amazon's Skill Management API on this machine (pulumi-alexa emulator --help)
`;

async function main([command, ...args]: string[]): Promise<void> {
  if (command === "emulator") return runEmulator(args);
  const asked = command === undefined || command === "help" || command === "--help" || command === "-h";
  (asked ? process.stdout : process.stderr).write(
    asked ? HELP : `pulumi-alexa: there is no command "${command}"\n\n${HELP}`,
  );
  process.exitCode = asked ? 0 : 2;
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`pulumi-alexa: ${error.message}\n`);
  process.exitCode = 1;
});
