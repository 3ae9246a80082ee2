import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import type { Change } from "./change";

/** A setting that came or went with all that is inside of it, as the settings inside; any other change as it is. */
export function settingLeaves(change: Change): Change[] {
  const { thing, before, after } = change;
  const whole = after == null ? before : before == null ? after : undefined;
  if (thing !== "setting" || !isRecord(whole)) return [change];
  const keys = definedKeys(whole);
  if (keys.length === 0) return [change];
  return keys.flatMap((key) => {
    const { before: _, after: __, ...rest } = change;
    const side = after == null ? { before: whole[key] } : { after: whole[key] };
    return settingLeaves({ ...rest, name: `${change.name}.${key}`, path: [...change.path, key], ...side });
  });
}
