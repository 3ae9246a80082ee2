import { appendFileSync } from "node:fs";
import type { RequestEvent } from "../lifecycle/account";
import type { LifecycleEvent } from "../lifecycle/events";
import type { EngineLog } from "./engine-log";

/** Names the file to which events are appended, one JSON object a line (docs/events.md); a relative path starts at the program's folder. */
const VARIABLE = "PULUMI_ALEXA_EVENTS";

export type Event =
  | LifecycleEvent
  | { event: "validation"; severity: "error" | "warning"; text: string }
  | { event: "diff"; summary: string };

// A request that several resources share, such as a poll for all locales of a skill, is written once, as the first one's.
const observed = new WeakSet<RequestEvent>();
let warned = false;

/** The facts of one resource, for machines. Callers leave out what came from a secret. */
export class EventLog {
  private lastBuild = "";

  /** `preview`: undefined where that is not known. */
  constructor(
    private readonly messages: EngineLog,
    private readonly urn: unknown,
    private readonly preview: boolean | undefined,
  ) {}

  write(event: Event): void {
    if (event.event === "build") {
      const text = JSON.stringify(event);
      if (text === this.lastBuild) return;
      this.lastBuild = text;
    }
    const { event: name, ...facts } = event;
    this.append(name, facts);
  }

  observe(notice: RequestEvent): void {
    if (observed.has(notice)) return;
    observed.add(notice);
    if (notice.kind === "request") {
      const { kind, ...facts } = notice;
      this.append(kind, facts);
    } else {
      const { kind, ...facts } = notice;
      this.append(kind, { ...facts, seconds: Math.round(notice.seconds * 1_000) / 1_000 });
    }
  }

  private append(event: string, facts: object): void {
    const file = process.env[VARIABLE];
    if (!file) return;
    const { urn, preview } = this;
    const resource = typeof urn === "string" ? { resource: urn.split("::").at(-1), urn } : {};
    try {
      const line = JSON.stringify({ time: new Date().toISOString(), event, ...resource, preview, ...facts });
      appendFileSync(file, `${line}\n`);
    } catch (error) {
      if (warned) return;
      warned = true;
      const text = `the events that ${VARIABLE} asks for are not written: ${(error as Error).message}`;
      this.messages.send({ text, severity: "WARNING" });
    }
  }
}
