import type { Emulator } from "../../emulator";
import { configFor } from "../plugin/emulated-account";
import { type Plugin, QUICK_START, startPlugin } from "../plugin/plugin";

/** The real provider process, configured for an emulator; it starts in half the time, since hundreds are started. */
export function startProvider(emulator: Emulator, config: Record<string, string> = {}): Promise<Plugin> {
  return startPlugin("newest", { ...configFor(emulator), ...config }, QUICK_START);
}
