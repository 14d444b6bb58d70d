import type { PeriodChart } from "./chart-figures";
import type { ChartLayout } from "./chart-layout";
import { heightOfMedian } from "./median-height";

/** What stands out on either side of a column. */
const overhangPx = 4;

/** The paths of each day's median of the team across its column, in a plot that begins at the left of its first slot. */
export function medianPath(
  { medians }: Pick<PeriodChart, "medians">,
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
