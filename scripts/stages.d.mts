import type { Emulator } from "../emulator";
import type { Ran, Stack } from "./stack.mjs";

export type Stage = "dev" | "staging" | "prod";
export interface Stages extends Omit<Stack, "pulumi"> {
  accounts: Record<Stage, Emulator>;
  git(...args: string[]): string;
  release(tag: string, edit?: (text: string) => string): void;
  pulumi(command: string, stage: Stage, ...args: string[]): Promise<Ran>;
  model(stage: Stage, locale?: string): { languageModel: { invocationName: string } } | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a model of any shape.
  edit(stage: Stage, change: (model: any) => void): Promise<void>;
  close(): Promise<void>;
}
export const SKILLS: Record<Stage, string>;
export function makeStages(options: {
  bin: string;
  folder: string;
  env?: Record<string, string>;
  show?: boolean;
  buildMs?: number;
}): Promise<Stages>;
