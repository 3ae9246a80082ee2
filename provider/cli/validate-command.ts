import { parseArgs } from "node:util";
import { checkRuleId } from "../model/rules";
import { checkLocale } from "../model/schema/locales";
import { paintFor } from "./format/colour";
import { countOf, type FileReport, validationFormats } from "./format/validation";
import { REPORT_OPTIONS, wholeNumber, withUsageErrors, writerFor } from "./options";
import { sourcesOf } from "./sources";
import { UsageError } from "./usage-error";
import { validate } from "./validate";

const HELP = `Usage: pulumi-alexa validate <file or folder>… [options]

Tells every mistake of interaction models, with its place and how to mend it. A file holds the whole document of Amazon's tools or the
bare model; a folder is an ask-cli skill package, or any folder: then every JSON file in it that holds a model is taken; git:<rev>:<path>
is a file of a revision.

  --format text|json|markdown|github   github writes annotations for a workflow (default text)
  --locale LOCALE                      judge all of them as models of this locale; else it is that of the file's name (en-US.json,
                                       model_de-DE.json), of its folder's, or the only one of the skill's manifest
  --ignore RULE                        do not apply this rule; can be given several times (pulumi-alexa rules lists them)
  --quiet                              tell of errors only
  --max-warnings N                     fail where there are more warnings
  --exit-zero                          exit with 0 whatever is found

Exit code: 0 no errors, 1 errors found or too many warnings, 2 the call is wrong or could not be served.

Examples:
  pulumi-alexa validate skill-package
  pulumi-alexa validate models/en-US.json models/de-DE.json --ignore unused-prompt
  pulumi-alexa validate . --format github --quiet`;

/** `pulumi-alexa validate` */
export async function runValidate(args: string[]): Promise<void> {
  const { values: options, positionals: names } = withUsageErrors(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...REPORT_OPTIONS,
        locale: { type: "string" },
        ignore: { type: "string", multiple: true, default: [] },
        quiet: { type: "boolean", default: false },
        "max-warnings": { type: "string" },
      },
    }),
  );
  if (options.help) return console.log(HELP);
  if (names.length === 0)
    throw new UsageError("validate needs a file or a folder: pulumi-alexa validate models/en-US.json");
  const write = writerFor(options.format, validationFormats);
  for (const id of options.ignore) {
    const mistake = checkRuleId(id);
    if (mistake) throw new UsageError(`--ignore ${mistake}`);
  }
  const { locale } = options;
  const mistake = locale === undefined ? undefined : checkLocale(locale).error;
  if (mistake) throw new UsageError(`--locale ${mistake}`);
  const maxWarnings = wholeNumber("max-warnings", options["max-warnings"]);

  const found = (await Promise.all(names.map(sourcesOf))).flat();
  const sources = locale === undefined ? found : found.map((source) => ({ ...source, locale, set: undefined }));
  if (sources.length === 0) throw new UsageError(`there is no model in ${names.join(", ")}`);
  const files = validate(sources, options.ignore);
  const { errors, warnings } = countOf(files);
  const shown = options.quiet ? files.map(errorsOnly) : files;
  console.log(write(shown, paintFor(process.stdout, process.env)));
  if (!options["exit-zero"] && (errors > 0 || warnings > maxWarnings)) process.exitCode = 1;
}

function errorsOnly({ file, findings }: FileReport): FileReport {
  const errors = findings.filter(({ severity }) => severity === "error");
  return { file, findings: errors, hidden: findings.length - errors.length };
}
