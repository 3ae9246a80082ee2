import { type Html, html } from "./html";

// Rounded down: 99.96 % must not be shown as 100 %.
export function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${Math.floor(share * 1_000) / 10} %`;
}

/** A difference of two shares, in percentage points. */
export function points(difference: number): string {
  const rounded = Math.round(difference * 1_000) / 10;
  return `${rounded > 0 ? "+" : ""}${rounded} points`.replace("-", "−");
}

export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? singular : plural}`;
}

export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** In UTC, since the page may be read in any time zone. */
export function time(milliseconds: number): Html {
  const iso = new Date(milliseconds).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}
