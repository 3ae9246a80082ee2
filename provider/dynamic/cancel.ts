import { type EventEmitter, setMaxListeners } from "node:events";

const controller = new AbortController();

/** Aborted when the user presses Ctrl-C or the engine disconnects. */
export const cancelSignal: AbortSignal = controller.signal;

// As many as there are waits.
setMaxListeners(0, cancelSignal);

interface Http2Server {
  on(event: "stream", listener: (stream: EventEmitter, headers: Record<string, unknown>) => void): void;
}

/**
 * At the first Ctrl-C the engine calls the provider's Cancel and awaits what is under way. Pulumi's dynamic providers answer it and tell no
 * one, so we listen at their server. Nothing documents this: where it cannot be had, a wait is awaited to its end.
 */
function listen(): void {
  const { _getActiveHandles: handles } = process as { _getActiveHandles?: () => object[] };
  for (const handle of handles?.call(process) ?? []) {
    if (handle.constructor.name !== "Http2Server") continue;
    (handle as Http2Server).on("stream", (stream, headers) => {
      if (String(headers[":path"]).endsWith("/Cancel")) controller.abort();
      // The engine was killed while it waited for a response: the next run resumes.
      stream.once("aborted", () => controller.abort());
    });
  }
}

try {
  listen();
} catch {
  // Cancel cannot be observed then; waits run to their end.
}
