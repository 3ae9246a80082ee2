export { applyChanges } from "./apply-changes";
export type { Change } from "./change";
export { modelChanges, valueChanges } from "./compare";
export { linesOf, lineText } from "./format-lines";
export { saysTheSame } from "./says-the-same";
export { redactedSummaryOf, summaryOf } from "./summary";
