import { dialogMistakes } from "./dialog";
import { languageMistakes } from "./language";
import { samplesMistakes } from "./samples";
import { shapeMistakes } from "./shape";
import { valuesMistakes } from "./values";

/** One mistake for each rule and each kind of place that it judges. */
export const MISTAKES = [
  ...shapeMistakes,
  ...languageMistakes,
  ...samplesMistakes,
  ...dialogMistakes,
  ...valuesMistakes,
];
