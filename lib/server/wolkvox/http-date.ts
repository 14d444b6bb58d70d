// The subpath, because a thread of vitest and of a bench loads it unbundled: the whole library takes seconds.
import { parseISO } from "date-fns/parseISO";

const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
const httpDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

/** An HTTP date (RFC 9110, 5.6.7) in epoch milliseconds; NaN where the text is none. */
export function parseHttpDate(text: string): number {
  const [, day, monthName = "-", year, time] = httpDate.exec(text) ?? [];
  const month = months.indexOf(monthName) / 3 + 1;
  return parseISO(`${year}-${String(month).padStart(2, "0")}-${day}T${time}Z`).getTime();
}
