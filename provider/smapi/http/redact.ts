/** Shorter texts are no secret of Amazon's, and would be found in every second word. */
const SHORTEST_SECRET = 8;
// Controls, and what turns the direction of a line: they could rewrite what a terminal shows.
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Foreign text on one printable line. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .trim();
}

/** The same, with every secret left out that a server quotes back, as it is or as it stood in a form. */
export function redactSecrets(text: string, secrets: string[]): string {
  const long = secrets.map(oneLine).filter((secret) => secret.length >= SHORTEST_SECRET);
  const inForm = (secret: string) => new URLSearchParams({ s: secret }).toString().slice(2);
  const written = long.flatMap((secret) => [secret, encodeURIComponent(secret), inForm(secret)]);
  return written.reduce((line, secret) => line.replaceAll(secret, "(secret)"), oneLine(text));
}
