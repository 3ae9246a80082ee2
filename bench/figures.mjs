// What every benchmark says of its figures.

/** Prints a figure next to its limit; above it the benchmark has failed. */
export function hold(what, figure, limit) {
  console.log(`${what}: ${figure} (limit ${limit})`);
  if (figure > limit) process.exitCode = 1;
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
