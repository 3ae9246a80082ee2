/** A workflow command that GitHub shows beside the line: `::error file=…,line=…::…`. */
export function annotation(level: string, properties: Record<string, string | number>, message: string): string {
  const given = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
  );
  return `::${level} ${given.join(",")}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
