import { escapeInvisible } from "../model/text/printable";

/** A piece of a page. Whatever else comes into a page is text. */
export class Html {
  constructor(readonly source: string) {}
}

type Content = Html | string | number | undefined | false | readonly Content[];

/** Markup, with every text in it escaped. */
export function html(markup: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(markup.map((part, index) => (index === 0 ? part : sourceOf(contents[index - 1]) + part)).join(""));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function sourceOf(content: Content): string {
  if (content instanceof Html) return content.source;
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(sourceOf).join("");
  // Unseen characters would turn the reading direction of what follows.
  return escapeInvisible(String(content)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
