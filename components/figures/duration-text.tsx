import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

type DurationTextProps = { seconds: number; whole: number; unit: DurationUnit; locale: string };

/** A duration in the link's unit; a true zero is a faint 0, whatever the unit. */
export function DurationText({ seconds, whole, unit, locale }: DurationTextProps) {
  if (seconds === 0) return <span className="text-muted">0</span>;
  return <>{formatDuration(seconds, whole, unit, locale)}</>;
}
