/** What stands under `Diagnostics:`, by heading such as `pulumi-nodejs:dynamic/alexa:SlotType (sizes)`: one line of messages after the other. */
export function diagnosticsIn(output: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const [, section = ""] = output.split(/^Diagnostics:\n/m);
  let messages: string[] = [];
  for (const line of section.split("\n")) {
    if (/^\S/.test(line)) break;
    const heading = /^ {2}(\S.*):$/.exec(line)?.[1];
    if (heading) found[heading] = messages = [];
    else if (line.trim()) messages.push(line.trim());
  }
  return found;
}
