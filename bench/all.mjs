// All benchmarks, one after another; the exit code tells whether every figure held: npm run bench [-- folder]
for (const name of [
  "validate-folder",
  "large-difference",
  "check-and-diff",
  "no-op-preview",
  "promotion-preview",
  "large-model-diff",
  "build-detection",
  "throttling",
  "utterances",
]) {
  console.log(`\n${name}`);
  await import(`./${name}.mjs`);
}
