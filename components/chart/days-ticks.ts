import { useTranslations } from "use-intl";
import type { DaysMatrix } from "@/components/table/days-matrix";
import { type BarsMode, listTicks } from "@/lib/report/figures/scale";

const mostTicks = 5;
const shareTicks = [0, 0.25, 0.5, 0.75, 1];

/** The lines of the axis beside columns, in seconds or as shares; the last one is the full height. */
export function ticksOf(matrix: DaysMatrix): readonly number[] {
  return matrix.bars === "share" ? shareTicks : listTicks(longestTotal(matrix), mostTicks);
}

/** The longest total of a row, or of what stands beside one. */
export function longestTotal({ view, beside }: Pick<DaysMatrix, "view" | "beside">): number {
  return view.rows.reduce((most, { total }) => Math.max(most, total), beside?.comparison.longestTotal ?? 0);
}

/** What the axis says at a line. */
export function useTickWords(bars: BarsMode, locale: string): (value: number) => string {
  const t = useTranslations("days");
  return (value) => {
    if (bars === "share") return `${value * 100} %`;
    if (value > 0 && value < 3600) return t("axisMinutes", { minutes: String(value / 60) });
    return t("axis", { hours: new Intl.NumberFormat(locale).format(value / 3600) });
  };
}
