import { type Change, linesOf, lineText, summaryOf } from "../../model/diff";
import type { Paint } from "./colour";
import { annotation } from "./github";
import { cell, differenceBlock } from "./markdown";

export interface ModelDifference {
  /** The locale, or the name of the file. */
  name: string;
  /** Of two folders, only one may have the model. */
  fate: "added" | "removed" | "kept";
  changes: Change[];
}

const SAME = "no difference in the model (layout and version do not count)";

/** The differences in each of their formats; `paint` colours lines where that is wanted. */
export const differenceFormats: Record<string, (models: ModelDifference[], paint: Paint) => string> = {
  text: (models, paint) =>
    models
      .map((model) => {
        const lines = linesOf(model.changes).map((line) => paint(COLOURS[line.sign], lineText(line)));
        return [paint("bold", titleOf(model)), ...lines].join("\n");
      })
      .join("\n\n"),

  json: (models) => {
    const summarised = models.map(({ name, fate, changes }) => ({ name, fate, summary: summaryOf(changes), changes }));
    return JSON.stringify({ models: summarised }, undefined, 2);
  },

  markdown: (models) =>
    models
      .map((model) => {
        return [
          `### ${cell(titleOf(model))}`,
          ...differenceBlock(linesOf(model.changes).map(lineText), models.length),
        ].join("\n\n");
      })
      .join("\n\n"),

  github: (models) => models.map((model) => annotation("notice", { title: model.name }, titleOf(model))).join("\n"),
};

const COLOURS = { "+": "green", "-": "red", "~": "yellow" } as const;

function titleOf({ name, fate, changes }: ModelDifference): string {
  const words = changes.length > 0 ? summaryOf(changes) : SAME;
  return fate === "kept" ? `${name}: ${words}` : `${name} ${fate}: ${words}`;
}
