import { isRecord, parseDocument, UnreadableModel } from "../document/document";
import { canonicalText, SUITE_HEADER } from "./canonical";
import { markReferences, resolveReferences } from "./references";

/** A suite as it travels: one canonical text, a line for each utterance or dialog. */
export interface WireSuite {
  utterances: string;
  references: Record<string, unknown>;
}

/** Writes a list of utterances in its wire form. Throws `UnreadableModel`. */
export function suiteToWire(items: unknown, isReference: (node: unknown) => boolean = () => false): WireSuite {
  if (!Array.isArray(items)) throw new UnreadableModel("must be a list: [{ input: …, expect: { intent: … } }, …]");
  const { model, references } = markReferences(items.map(stringifyPatterns), isReference);
  return { utterances: canonicalText(SUITE_HEADER, model), references };
}

/** The list that was written. */
export function suiteFromWire({ utterances, references }: { utterances: string; references: unknown }): unknown {
  return resolveReferences(parseDocument(utterances), isRecord(references) ? references : {});
}

// A program may give the response as a regular expression, which JSON has not.
function stringifyPatterns(node: unknown): unknown {
  if (!isRecord(node)) return node;
  if (Array.isArray(node.dialog)) return { ...node, dialog: node.dialog.map(stringifyPatterns) };
  if (!isRecord(node.expect) || !(node.expect.response instanceof RegExp)) return node;
  return { ...node, expect: { ...node.expect, response: String(node.expect.response) } };
}
