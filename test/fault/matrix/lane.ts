import { type Emulator, type EmulatorSettings, startEmulator } from "../../../emulator";
import type { Plugin } from "../../plugin/plugin";
import { startProvider } from "../provider";

/** An emulator and a provider process, which play one cell after another. */
export interface Lane {
  emulator: Emulator;
  plugin: Plugin;
  stop(): Promise<void>;
}

/** How the service behaves where that is not known. */
export const SETTINGS: Record<string, Partial<EmulatorSettings>> = {
  "the 202 has the ETag, which moves with the build": {},
  "no ETag on the 202": { putReturnsETag: false },
  "the ETag moves with the PUT": { putReturnsETag: false, eTagMoves: "put" },
  "the status lags": { putReturnsETag: false, eTagMoves: "put", statusLagMs: 700 },
  "no PUT during a build": { putDuringBuild: "refuse" },
  "a PUT waits for the build before it": { putDuringBuild: "queue", eTagMoves: "put" },
};

/** Goes over to another way that the service may behave. */
export function setTo(settings: Partial<EmulatorSettings>, lanes: Lane[]): void {
  const first = { putReturnsETag: true, eTagMoves: "build", putDuringBuild: "accept", statusLagMs: 0 } as const;
  for (const { emulator } of lanes) emulator.set({ ...first, ...settings });
}

export async function startLane(): Promise<Lane> {
  const emulator = await startEmulator({ buildMs: 30 });
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
