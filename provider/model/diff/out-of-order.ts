/** Which elements of a sequence of numbers must be taken out so that the others ascend: as few as possible, by their places. */
export function outOfOrder(sequence: number[]): number[] {
  // Patience sorting: ends[length - 1] is the place of the smallest end of an ascending run of that length.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, value] of sequence.entries()) {
    const length = firstAtLeast(ends, (end) => (sequence[end] ?? 0) >= value);
    before[place] = ends[length - 1];
    ends[length] = place;
  }
  const kept = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before[place]) kept.add(place);
  return [...sequence.keys()].filter((place) => !kept.has(place));
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
