import type { ShownPeriods } from "@/components/figures/shown-figures";
import type { ChartLayout } from "./chart-layout";
import { heightOfMedian } from "./median-height";

/** What stands out on either side of a column. */
const overhangPx = 4;

type MedianMarksProps = { shown: ShownPeriods; layout: ChartLayout; fullLength: number };

/** The paths of each day's median of the team across its column, in a plot that begins at the left of its first slot. */
export function medianPath(
  { medians }: Pick<ShownPeriods, "medians">,
  { slot, bar, plotHeight }: Pick<ChartLayout, "slot" | "bar" | "plotHeight">,
  fullLength: number,
): string {
  const lines = (medians ?? []).map((median, place) => {
    const height = heightOfMedian(median, plotHeight, fullLength);
    if (height === null) return "";
    const left = Math.round((place + 0.5) * slot - bar / 2) - overhangPx;
    const top = Math.round(plotHeight - height);
    return `M${left} ${top}h${Math.round(bar) + 2 * overhangPx}`;
  });
  return lines.join("");
}

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
