import { printableJson } from "./printable";

/** A JSON path: the keys and indices from the root of a model to a node. */
export type Path = readonly (string | number)[];

/** `["intents", 2, "my key"]` → `intents[2]["my key"]`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!isIdentifier(name)) return `${text}[${printableJson(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

/** Whether a key can be written after a dot. */
function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}
