import { definedKeys } from "../document/deep-equal";
import { isRecord } from "../document/document";
import type { Change } from "./change";

type Setting = Pick<Change, "name" | "before" | "after">;

/** A setting that came or went with all that is inside of it, as the settings inside; any other as it is. */
export function settingLeaves({ name, before, after }: Setting): Setting[] {
  const inside = isRecord(before) && after == null ? before : isRecord(after) && before == null ? after : {};
  const keys = definedKeys(inside);
  if (keys.length === 0) return [{ name, before, after }];
  return keys.flatMap((key) => {
    const value = inside[key];
    return settingLeaves({ name: `${name}.${key}`, ...(inside === before ? { before: value } : { after: value }) });
  });
}
