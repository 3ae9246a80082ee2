import { quote } from "../model/text/printable";
import type { Properties } from "./lifecycle";

/** Why something is not taken over, with each argument that differs. */
export function importDiffers(what: string, found: Properties, declared: Properties, keys: string[]): string {
  const shown = (value: unknown) => (value === undefined ? "none" : quote(String(value)));
  const lines = keys.map((key) => `  ${key}: ${shown(found[key])} at Amazon, ${shown(declared[key])} declared`);
  return [
    `${what} differs from the declared one, and nothing was changed:`,
    ...lines,
    "Declare it as it is, or remove `import`.",
  ].join("\n");
}
