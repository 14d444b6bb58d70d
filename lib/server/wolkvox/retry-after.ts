import { parseHttpDate } from "./http-date";

const leastSeconds = 5;
const mostSeconds = 15 * 60;

/**
 * `Retry-After` in seconds, held between 5 s and 15 min: whole seconds or an HTTP date (RFC 9110, 10.2.3);
 * undefined where it is neither.
 */
export function parseRetryAfter(header: string, nowMs: number): number | undefined {
  const text = header.trim();
  const seconds = /^-?\d+$/.test(text) ? Number(text) : (parseHttpDate(text) - nowMs) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(mostSeconds, Math.max(leastSeconds, Math.ceil(seconds)));
}
