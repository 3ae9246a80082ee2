const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds of `30m`, `24h` or `7d`; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([smhd])$/.exec(text.trim()) ?? [];
  return unit === undefined ? undefined : Number(count) * SECONDS[unit as keyof typeof SECONDS];
}

/** `11 h`, `3 days`: whole units, rounded down, since an age must not seem more than it is. */
export function formatDuration(seconds: number): string {
  if (seconds < 3_600) return `${Math.max(0, Math.floor(seconds / 60))} min`;
  if (seconds < 48 * 3_600) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}
