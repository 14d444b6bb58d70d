import type { Shown } from "@/components/figures/shown-figures";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";

/** A time per day worked, in the link's unit of times. */
export function formatPerDay(seconds: number, { unit, locale }: Pick<Shown, "unit" | "locale">): string {
  return seconds === 0 ? "0" : formatDuration(seconds, 0, timeUnit(unit), locale);
}
