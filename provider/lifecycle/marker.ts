import { createHash } from "node:crypto";

const MARKER = /\s?\[pulumi:[0-9a-f]{10}\]$/;

/** `[pulumi:<10 hex of SHA-256 of the URN>]` */
export function markerOf(urn: string): string {
  return `[pulumi:${createHash("sha256").update(urn).digest("hex").slice(0, 10)}]`;
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
