import { keyAt, skipBlanks, skipText } from "./json-scan";
import type { Path } from "./path";

interface Open {
  /** Keys so far, of an object. */
  keys: Set<string> | undefined;
  /** The key or the index that it is at. */
  step: string | number;
}

// What matters of a JSON text outside of its texts.
const SIGN = /["{}[\],]/g;

/** Places of keys that stand twice in one object of a JSON text: of such, JSON keeps the last only, and nobody is told. */
export function duplicateKeys(json: string): Path[] {
  const found: Path[] = [];
  const open: Open[] = [];
  SIGN.lastIndex = 0;
  for (let sign = SIGN.exec(json); sign && found.length < MOST; sign = SIGN.exec(json)) {
    const top = open.at(-1);
    if (sign[0] === "{") open.push({ keys: new Set(), step: "" });
    else if (sign[0] === "[") open.push({ keys: undefined, step: 0 });
    else if (sign[0] === "}" || sign[0] === "]") open.pop();
    else if (sign[0] === ",") {
      if (typeof top?.step === "number") top.step++;
    } else {
      const end = skipText(json, sign.index);
      SIGN.lastIndex = end;
      if (!top?.keys || json[skipBlanks(json, end)] !== ":") continue;
      top.step = keyAt(json, sign.index, end);
      if (top.keys.has(top.step)) found.push(open.map(({ step }) => step));
      top.keys.add(top.step);
    }
  }
  return found;
}

// A hostile text must not fill the memory with what is said of it.
const MOST = 1_000;
