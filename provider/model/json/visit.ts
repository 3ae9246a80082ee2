import type { JSONVisitor } from "jsonc-parser";

/** Goes through a JSON text that `JSON.parse` takes. The parser is loaded here, since most runs have nothing to look for. */
export function visitJson(json: string, visitor: JSONVisitor): void {
  const { visit }: typeof import("jsonc-parser") = require("jsonc-parser");
  visit(json, visitor, { disallowComments: true });
}
