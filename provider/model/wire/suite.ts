import { isRecord, parseDocument, UnreadableModel } from "../document/document";
import { canonicalText, SUITE_HEADER } from "./canonical";
import { markReferences, resolveReferences } from "./references";

/** A suite in its wire form: canonical text, with one line for each utterance or dialog. */
interface WireSuite {
  utterances: string;
  references: Record<string, unknown>;
}

/** Converts a list of utterances to its wire form. Throws `UnreadableModel`. */
export function suiteToWire(items: unknown, isReference: (node: unknown) => boolean = () => false): WireSuite {
  if (!Array.isArray(items)) throw new UnreadableModel("must be a list: [{ input: …, expect: { intent: … } }, …]");
  const { model, references } = markReferences(items.map(stringifyPatterns), isReference);
  return { utterances: canonicalText(SUITE_HEADER, model), references };
}

/** The list of utterances of a wire form. */
export function suiteFromWire({ utterances, references }: { utterances: string; references: unknown }): unknown {
  return resolveReferences(parseDocument(utterances), isRecord(references) ? references : {});
}

// A program may give the response as a RegExp, which JSON does not have.
function stringifyPatterns(node: unknown): unknown {
  if (!isRecord(node)) return node;
  if (Array.isArray(node.dialog)) return { ...node, dialog: node.dialog.map(stringifyPatterns) };
  if (!isRecord(node.expect) || !(node.expect.response instanceof RegExp)) return node;
  return { ...node, expect: { ...node.expect, response: String(node.expect.response) } };
}
