import { printableJson } from "./printable";

/** The candidate with the smallest edit distance to a word; undefined where none is within 2 (1 for words of up to 3 letters). */
export function findClosest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  const maxDistance = lower.length < 4 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (++compared > MAX_CANDIDATES) break;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1);
    if (distance >= bestDistance) continue;
    [best, bestDistance] = [candidate, distance];
  }
  return best;
}

// No model in use has more of anything.
const MAX_CANDIDATES = 1_000;

/** `did you mean "SIZE"?`, or other advice where no candidate is close. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  otherwise: string,
  format: (candidate: string) => string = printableJson,
): string {
  const near = findClosest(word, candidates);
  return near === undefined ? otherwise : `did you mean ${format(near)}?`;
}

/** Damerau–Levenshtein distance (optimal string alignment); `max + 1` as soon as it exceeds `max`. */
export function editDistance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max || one.length > MAX_WORD_LENGTH) return max + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next, ...last) > max) return max + 1;
    [before, last] = [last, next];
  }
  return Math.min(at(last, other.length), max + 1);
}

// Names are shorter, and the cost is quadratic.
const MAX_WORD_LENGTH = 100;

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Whether the edit distance is at most 1; linear, so much faster than `editDistance`. */
export function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const [left, right] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  return right.length <= 1 || (right.length === 2 && left === `${right[1]}${right[0]}`);
}
