import { formatNumber } from "@/lib/messages/number-format";
import { listTicks, longestBar } from "@/lib/report/figures/scale";
import type { Chart, PeriodChart } from "./chart-figures";

type Translate = (key: "days.axis" | "days.axisMinutes", values: Record<string, string>) => string;

const mostTicks = 5;
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** The lines of the axis beside columns, in seconds or as shares; the last one is the full height. */
export function ticksOf({
  bars,
  fullLength,
  table,
  medians,
}: Pick<PeriodChart, "bars" | "fullLength" | "table" | "medians">): readonly number[] {
  if (bars === "time") {
    const middles = medians?.map((median) => median?.total ?? 0) ?? [];
    return listTicks(Math.max(longestBar(table), ...middles), mostTicks);
  }
  return quarters.map((quarter) => quarter * fullLength);
}

/** What the axis says at a line. */
export function wordTick(
  value: number,
  { bars, unit, locale }: Pick<Chart, "bars" | "unit" | "locale">,
  t: Translate,
): string {
  if (bars !== "time") return `${formatNumber(value * 100, locale)} %`;
  if (value > 0 && value < 3600 && unit !== "decimal")
    return t("days.axisMinutes", { minutes: String(value / 60) });
  return t("days.axis", { hours: formatNumber(value / 3600, locale, { most: 2 }) });
}
