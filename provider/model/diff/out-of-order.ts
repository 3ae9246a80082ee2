/** Indices of the fewest elements whose removal leaves an ascending sequence: the complement of a longest increasing subsequence. */
export function findOutOfOrder(sequence: number[]): number[] {
  // Patience sorting: ends[length - 1] is the index of the smallest end of an ascending subsequence of that length.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, value] of sequence.entries()) {
    const length = firstAtLeast(ends, (end) => (sequence[end] ?? 0) >= value);
    before[index] = ends[length - 1];
    ends[length] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before[index]) kept.add(index);
  return [...sequence.keys()].filter((index) => !kept.has(index));
}

function firstAtLeast(ends: number[], reached: (end: number) => boolean): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(ends[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
