import type { DaysMatrix } from "@/components/report/days-matrix";
import { formatDuration } from "@/lib/report/duration";

/** A time per day worked in the link's unit; where that is a share, which says nothing beside another's, in hours. */
export function formatPerDay(seconds: number, { unit, locale }: Pick<DaysMatrix, "unit" | "locale">): string {
  if (seconds === 0) return "0";
  return formatDuration(seconds, 0, unit === "percent" ? "hm" : unit, locale);
}
