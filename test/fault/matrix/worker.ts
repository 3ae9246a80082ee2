import { type Emulator, type EmulatorSettings, startEmulator } from "../../../emulator";
import type { Plugin } from "../../plugin/plugin";
import { startProvider } from "../provider";

/** An emulator and a provider process, which play one cell after another. */
export interface Worker {
  emulator: Emulator;
  plugin: Plugin;
  stop(): Promise<void>;
}

/** How the service behaves where that is not known. */
export const SERVICE_VARIANTS: Record<string, Partial<EmulatorSettings>> = {
  "the 202 has the ETag, which moves with the build": {},
  "no ETag on the 202": { putReturnsETag: false },
  "the ETag moves with the PUT": { putReturnsETag: false, eTagMoves: "put" },
  "the status lags": { putReturnsETag: false, eTagMoves: "put", statusLagMs: 700 },
  "no PUT during a build": { putDuringBuild: "refuse" },
  "a PUT waits for the build before it": { putDuringBuild: "queue", eTagMoves: "put" },
};

export async function startWorker(settings: Partial<EmulatorSettings>): Promise<Worker> {
  const emulator = await startEmulator({ buildMs: 30, simulationMs: 20, ...settings });
  const plugin = await startProvider(emulator);
  return {
    emulator,
    plugin,
    async stop() {
      await plugin.stop();
      await emulator.close();
    },
  };
}
