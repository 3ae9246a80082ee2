import { RULES } from "../model/rules";
import { table } from "./format/markdown";

/** docs/rules.md */
export function rulesMarkdown(): string {
  const rows = RULES.map(({ id, severity, description, source }) =>
    [`\`${id}\``, severity, description, source].map((text) => text.replaceAll("|", "\\|")),
  );
  return `# Rules

What \`pulumi-alexa validate\` and every preview judge of an interaction model and of the values of a slot type. An error keeps a model from being
sent: Amazon is known to refuse it, or hardly any public model has it. A warning is shown under the resource in the Diagnostics of a preview
and of an update when the model is new or changed. Every rule but \`unreadable\` can be switched off by its id, which no release will change:

\`\`\`typescript
new alexa.InteractionModel("en-US", { skillId, locale: "en-US", modelFile: "models/en-US.json", ignoreRules: ["sample-digit"] });
\`\`\`

\`\`\`bash
npx pulumi-alexa validate models --ignore sample-digit
\`\`\`

${table(["Rule", "", "What it finds", "Why"], rows)}

This page is what \`npx pulumi-alexa rules\` prints.`;
}
