import { formatZone } from "@/lib/dates/words";

/** The operations' zones as people call them, by zone; said once, here, so that every browser says the same. */
export function nameZones(
  operations: readonly { timeZone: string }[],
  locale: string,
  nowMs: number,
): Record<string, string> {
  return Object.fromEntries(
    operations.map(({ timeZone }) => [timeZone, formatZone(timeZone, nowMs, locale)]),
  );
}
