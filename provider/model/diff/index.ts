export { applyChanges } from "./apply";
export type { Change, Owner } from "./change";
export { modelChanges, valueChanges } from "./compare";
export { type Line, linesOf } from "./lines";
export { hiddenSummaryOf, summaryOf } from "./summary";
