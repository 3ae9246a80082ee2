import { styleText } from "node:util";

export type Paint = (colour: "red" | "green" | "yellow" | "bold", text: string) => string;

/** Colours for a terminal, unless NO_COLOR is set (no-color.org). */
export function paintFor(stream: { isTTY?: boolean }, { NO_COLOR }: NodeJS.ProcessEnv): Paint {
  return stream.isTTY && !NO_COLOR ? (colour, text) => styleText(colour, text) : (_, text) => text;
}
