import { useTranslations } from "use-intl";
import type { Shown, ShownPeriods } from "@/components/figures/shown-figures";
import { formatNumber } from "@/lib/messages/number-format";
import { listTicks, longestBar } from "@/lib/report/figures/scale";

const mostTicks = 5;
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** The lines of the axis beside columns, in seconds or as shares; the last one is the full height. */
export function ticksOf({ bars, fullLength, table, medians }: ShownPeriods): readonly number[] {
  if (bars === "time") {
    const middles = medians?.map((median) => median?.total ?? 0) ?? [];
    return listTicks(Math.max(longestBar(table), ...middles), mostTicks);
  }
  return quarters.map((quarter) => quarter * fullLength);
}

/** What the axis says at a line. */
export function useTickWords({
  bars,
  unit,
  locale,
}: Pick<Shown, "bars" | "unit" | "locale">): (value: number) => string {
  const t = useTranslations("days");
  return (value) => {
    if (bars !== "time") return `${formatNumber(value * 100, locale)} %`;
    if (value > 0 && value < 3600 && unit !== "decimal")
      return t("axisMinutes", { minutes: String(value / 60) });
    return t("axis", { hours: formatNumber(value / 3600, locale, { most: 2 }) });
  };
}
