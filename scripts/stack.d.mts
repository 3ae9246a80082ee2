export interface Ran {
  code: number | null;
  output: string;
}
export interface Stack {
  cwd: string;
  env: Record<string, string>;
  pulumi(...args: string[]): Promise<Ran>;
}
export interface StackOptions {
  bin: string;
  folder: string;
  program: string;
  config?: Record<string, string>;
  secrets?: Record<string, string>;
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
