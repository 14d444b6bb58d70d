// The subpath, because a thread of vitest and of a bench loads it unbundled: the whole library takes seconds.
import { parseISO } from "date-fns/parseISO";

const leastSeconds = 5;
const mostSeconds = 15 * 60;
const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
const httpDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

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

function parseHttpDate(text: string): number {
  const [, day, monthName = "-", year, time] = httpDate.exec(text) ?? [];
  const month = months.indexOf(monthName) / 3 + 1;
  return parseISO(`${year}-${String(month).padStart(2, "0")}-${day}T${time}Z`).getTime();
}
