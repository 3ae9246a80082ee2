export interface Saying {
  intent: string;
  sample: string;
  utterance: string;
}
export function randomFrom(seed: number): () => number;
export function sayings(
  model: unknown,
  locale: string,
  seed?: number,
): { sayings: Saying[]; leftOut: { bare: number; shared: number } };
export function paraphrase(utterance: string, locale: string, random: () => number): string;
export function nonsense(random: () => number): string;
