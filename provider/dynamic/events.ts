import { appendFileSync } from "node:fs";
import type { Notice } from "../lifecycle/account";
import type { LifecycleEvent } from "../lifecycle/events";
import type { Messages } from "./engine-log";

/** Names the file to which events are appended, one JSON object a line (docs/events.md); a relative path starts at the program's folder. */
const VARIABLE = "PULUMI_ALEXA_EVENTS";

export type Event =
  | LifecycleEvent
  | { event: "validation"; severity: "error" | "warning"; text: string }
  | { event: "diff"; summary: string };

// A request that several resources share, such as a poll for all locales of a skill, is told as the first one's.
const heard = new WeakSet<Notice>();
let warned = false;

/** The facts of one resource, for machines. What came from a secret is left out by whoever tells them. */
export class Events {
  private lastBuild = "";

  /** `preview`: undefined where that is not known. */
  constructor(
    private readonly messages: Messages,
    private readonly urn: unknown,
    private readonly preview: boolean | undefined,
  ) {}

  tell(event: Event): void {
    if (event.event === "build") {
      const text = JSON.stringify(event);
      if (text === this.lastBuild) return;
      this.lastBuild = text;
    }
    const { event: name, ...facts } = event;
    this.write(name, facts);
  }

  hear(notice: Notice): void {
    if (heard.has(notice)) return;
    heard.add(notice);
    if (notice.kind === "request") {
      const { kind, api: operation, ...facts } = notice;
      this.write(kind, { operation, ...facts });
    } else {
      const { kind, ...facts } = notice;
      this.write(kind, { ...facts, seconds: Math.round(notice.seconds * 1_000) / 1_000 });
    }
  }

  private write(event: string, facts: object): void {
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
