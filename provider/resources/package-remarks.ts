import { tryReadModel } from "../model/document/try-read-model";
import { type Finding, formatFinding, type TextWarning } from "../model/findings/finding";
import { lintLocales } from "../model/rules/locale-differences";
import { lintManifest } from "../model/rules/manifest-locales";

/** What only the whole package shows, by the locale whose resource tells it. */
export function packageRemarks(
  files: Record<string, string>,
  manifest: string[] | undefined,
): Record<string, TextWarning[]> {
  const models = Object.entries(files).flatMap(([locale, file]) => {
    const model = tryReadModel(file);
    return model ? [{ locale, model }] : [];
  });
  const between = lintLocales(models).map((findings, index) => [models[index]?.locale ?? "", findings] as const);
  const ofManifest = Object.entries(manifest ? lintManifest(Object.keys(files), manifest) : {});
  const remarks: Record<string, TextWarning[]> = {};
  for (const [locale, findings] of [...between, ...ofManifest])
    remarks[locale] = [...(remarks[locale] ?? []), ...findings.map((finding) => remark(files[locale] ?? "", finding))];
  return remarks;
}

function remark(file: string, finding: Finding): TextWarning {
  return { rule: finding.rule, text: `${file}: ${formatFinding(finding)}` };
}
