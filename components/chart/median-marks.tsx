import type { ShownPeriods } from "@/components/figures/shown-figures";
import type { ChartLayout } from "@/lib/report/chart/chart-layout";
import { medianPath } from "@/lib/report/chart/median-path";

type MedianMarksProps = { shown: ShownPeriods; layout: ChartLayout; fullLength: number };

export function MedianMarks({ shown, layout, fullLength }: MedianMarksProps) {
  const path = medianPath(shown, layout, fullLength);
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-6 fill-none"
      data-medians
      height={layout.plotHeight}
      style={{ left: layout.gutter }}
      width={layout.plotWidth}
    >
      {/* Seen on every colour of a column. */}
      <path className="stroke-card" d={path} strokeWidth={4} />
      <path className="stroke-ink" d={path} strokeDasharray="4 2" strokeWidth={2} />
    </svg>
  );
}
