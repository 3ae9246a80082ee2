export interface Ran {
  code: number | null;
  output: string;
}
export interface Stack {
  cwd: string;
  env: Record<string, string>;
  pulumi(...args: string[]): Promise<Ran>;
  init(name: string, values: StackConfig): Promise<void>;
}
export interface StackConfig {
  config?: Record<string, string>;
  secrets?: Record<string, string>;
}
export interface StackOptions extends StackConfig {
  bin: string;
  folder: string;
  program: string;
  stack?: string;
  env?: Record<string, string>;
  show?: boolean;
}
export function makeStack(options: StackOptions): Promise<Stack>;
export function emulatorConfig(
  url: string,
  credentials: { clientId: string; clientSecret: string; refreshToken: string },
): { config: Record<string, string>; secrets: Record<string, string> };
export function run(command: string, args: string[], options: object): Promise<Ran>;
export function must(running: Promise<Ran>): Promise<string>;
