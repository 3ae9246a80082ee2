import { isRecord } from "../document/document";
import type { Path } from "../text/json-path";
import { findNames, findQuoted } from "./names-in-message";

/**
 * The path in a model that a message of Amazon's is about: the JSON path in the message, else the node that best matches the names in it. For
 * several equally good matches their common ancestor in a list, else undefined, rather than a wrong path.
 */
export function locateMessage(message: string, model: Record<string, unknown>): Path | undefined {
  const text = message.slice(0, MAX_LENGTH);
  return findPath(text, model) ?? findByNames(text, model);
}

const MAX_LENGTH = 2_000;

/** `$.interactionModel.languageModel.intents[1].name`, or the part from the model on. */
const PATH = /(?:\$|\blanguageModel|\bdialog|\bprompts|\bvalues)(?:\.[A-Za-z_]\w*|\[\d+\])+/;

function findPath(message: string, model: unknown): Path | undefined {
  const words = PATH.exec(message)?.[0].match(/[A-Za-z_]\w*|\d+/g) ?? [];
  const steps = words.map((word) => (/^\d/.test(word) ? Number(word) : word));
  // The path may start at the request's root, and its last key may be missing in the model.
  for (let start = 0; start < steps.length - 1; start++) {
    const path = steps.slice(start);
    if (exists(model, path.slice(0, -1))) return path;
  }
  return undefined;
}

function exists(node: unknown, path: Path): boolean {
  if (path.length === 0) return true;
  const [step = "", ...rest] = path;
  return typeof node === "object" && node !== null && step in node && exists(node[step as keyof typeof node], rest);
}

/** A text of the model that occurs in the message. */
interface Candidate {
  path: Path;
  /** How many of the message's names match the text or the objects that contain it. */
  score: number;
}

function findByNames(message: string, model: Record<string, unknown>): Path | undefined {
  const quoted = findQuoted(message);
  const bare = findNames(message);
  const candidates: Candidate[] = [];
  walk(model, [], [], (text, path, surroundingNames) => {
    const isMeant = quoted.has(text.trim()) || (bare.has(text) && /^(?:name|id|type)$/.test(String(path.at(-1))));
    if (!isMeant) return;
    const texts = new Set([text.trim(), ...surroundingNames]);
    candidates.push({ path, score: [...texts].filter((it) => quoted.has(it) || bare.has(it)).length });
  });
  const highest = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  const best = candidates.filter(({ score }) => score === highest).map(({ path }) => path);
  const preferred = best.filter(/\bdialog\b/i.test(message) ? isInDialog : isDefinition);
  return commonAncestor(preferred.length > 0 ? preferred : best);
}

/** Visits each text that is not an enum value, with the names of the objects that contain it. */
function walk(
  node: unknown,
  path: Path,
  surroundingNames: string[],
  visit: (text: string, path: Path, surroundingNames: string[]) => void,
): void {
  if (typeof node === "string") {
    if (!isEnumValue(path)) visit(node, path, surroundingNames);
  } else if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) walk(item, [...path, index], surroundingNames, visit);
  } else if (isRecord(node)) {
    const name = nameOf(node);
    const inner = name === undefined ? surroundingNames : [...surroundingNames, name];
    for (const [key, item] of Object.entries(node)) walk(item, [...path, key], inner, visit);
  }
}

function nameOf({ name, id }: Record<string, unknown>): string | undefined {
  const text = isRecord(name) ? name.value : (name ?? id);
  return typeof text === "string" ? text : undefined;
}

/** Whether the path leads to an enum value, such as `SSML`. */
function isEnumValue(path: Path): boolean {
  const key = path.at(-1);
  return key === "delegationStrategy" || key === "level" || (key === "type" && path.at(-3) !== "slots");
}

function isInDialog([first]: Path): boolean {
  return first === "dialog";
}

/** Whether the path leads to a definition's name, and not to a reference. */
function isDefinition(path: Path): boolean {
  return (path[0] === "languageModel" && path.at(-1) === "name") || (path[0] === "prompts" && path.at(-1) === "id");
}

/** The common ancestor of the paths, if it is in a list. */
function commonAncestor([first, ...others]: Path[]): Path | undefined {
  if (!first || others.length === 0) return first;
  const length = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  const common = first.slice(0, length);
  return common.some((step) => typeof step === "number") ? common : undefined;
}
