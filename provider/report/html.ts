import { escapeInvisible } from "../model/text/printable";

/** Markup that is not escaped again. Everything else is text, which `html` escapes. */
export class Html {
  constructor(readonly source: string) {}
}

type Content = Html | string | number | undefined | false | readonly Content[];

/** Template tag: escapes every interpolated text. */
export function html(markup: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(markup.map((part, index) => (index === 0 ? part : sourceOf(contents[index - 1]) + part)).join(""));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function sourceOf(content: Content): string {
  if (content instanceof Html) return content.source;
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(sourceOf).join("");
  // Invisible characters could change the reading direction of what follows.
  return escapeInvisible(String(content)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
