import type { Shown } from "@/components/figures/shown-figures";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

/** The unit of times per day worked: the link's; a share says nothing beside another's, so hours and minutes then. */
export function unitPerDay(unit: DurationUnit): Exclude<DurationUnit, "percent"> {
  return unit === "percent" ? "hm" : unit;
}

/** A time per day worked in that unit. */
export function formatPerDay(seconds: number, { unit, locale }: Pick<Shown, "unit" | "locale">): string {
  return seconds === 0 ? "0" : formatDuration(seconds, 0, unitPerDay(unit), locale);
}
