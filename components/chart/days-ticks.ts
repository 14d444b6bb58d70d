import { useTranslations } from "use-intl";
import type { Shown } from "@/components/figures/shown-figures";
import { formatNumber } from "@/lib/messages/number-format";
import { longestTotal } from "@/lib/report/figures/figure-table";
import { type BarsMode, listTicks } from "@/lib/report/figures/scale";

const mostTicks = 5;
const shareTicks = [0, 0.25, 0.5, 0.75, 1];

/** The lines of the axis beside columns, in seconds or as shares; the last one is the full height. */
export function ticksOf({ bars, table }: Pick<Shown, "bars" | "table">): readonly number[] {
  return bars === "share" ? shareTicks : listTicks(longestTotal(table), mostTicks);
}

/** What the axis says at a line. */
export function useTickWords(bars: BarsMode, locale: string): (value: number) => string {
  const t = useTranslations("days");
  return (value) => {
    if (bars === "share") return `${value * 100} %`;
    if (value > 0 && value < 3600) return t("axisMinutes", { minutes: String(value / 60) });
    return t("axis", { hours: formatNumber(value / 3600, locale) });
  };
}
