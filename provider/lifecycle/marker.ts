import { createHash } from "node:crypto";
import type { Properties } from "./lifecycle";

const MARKER = /\s?\[pulumi:[0-9a-f]{10}\]$/;

/**
 * `[pulumi:<10 hex of SHA-256 of the URN and of the stack's id>]`. The id stays with a stack that is renamed, and another stack that gets the
 * old name has another one. Where it cannot be known, the URN alone.
 */
export function markerOf(urn: string, stackId?: unknown): string {
  const text = typeof stackId === "string" ? `${urn} ${stackId}` : urn;
  return `[pulumi:${createHash("sha256").update(text).digest("hex").slice(0, 10)}]`;
}

/** Of what a resource left in place when it was deleted: a resource of that URN may take it up, whatever its stack's id. */
export function retainedMarkerOf(urn: string): string {
  return markerOf(urn, "retained");
}

/** `sizes of the stack dev (project coffee)` */
export function nameInStack(urn: string): string {
  const [, stack, project, name] = /^urn:pulumi:(.*?)::(.*?)::.*?::(.*)$/.exec(urn) ?? [];
  if (name === undefined) return "this resource";
  return `${name} of the stack ${stack} (project ${project})`;
}

/** Characters that a user's own description may have where the service takes 255 (Slot Type API reference). */
export const LONGEST_DESCRIPTION = 255 - markerOf("").length - 1;

/** A description as it is written to the service. */
export function withMarker(description: string | undefined, marker: string): string {
  return description ? `${description} ${marker}` : marker;
}

/** A description as the user wrote it. */
export function withoutMarker(description: string | undefined): string | undefined {
  return description?.replace(MARKER, "") || undefined;
}

/** Whether a description was written by the resource of this marker. */
export function isMarked(description: string | undefined, marker: string): boolean {
  return description?.endsWith(marker) ?? false;
}

/** Whether a name, a parent, the stack or the project has changed, so that the marker has to follow: a new resource may get the old URN. */
export function isRenamed(olds: Properties, news: Properties): boolean {
  return olds.__urn !== undefined && olds.__urn !== news.__urn;
}

/** Whether a description was written by any resource of any stack. */
export function hasMarker(description: string | undefined): boolean {
  return MARKER.test(description ?? "");
}
