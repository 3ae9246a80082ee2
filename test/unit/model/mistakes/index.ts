import { dialogMistakes } from "./dialog";
import { languageMistakes } from "./language";
import { localeMistakes } from "./locale";
import type { Mistake } from "./make";
import { samplesMistakes } from "./samples";
import { shapeMistakes } from "./shape";
import { valuesMistakes } from "./values";

/** One mistake for each rule and each kind of place that it judges. */
export const MISTAKES: Mistake[] = [
  ...shapeMistakes,
  ...languageMistakes,
  ...localeMistakes,
  ...samplesMistakes,
  ...dialogMistakes,
  ...valuesMistakes,
];
