export { applyChanges } from "./apply";
export type { Change } from "./change";
export { modelChanges, valueChanges } from "./compare";
export { linesOf, lineText } from "./lines";
export { hiddenSummaryOf, summaryOf } from "./summary";
