import { listOver } from "@/lib/report/allowances/overruns";
import type { Chart } from "@/lib/report/chart/chart-figures";
import { formatChange } from "@/lib/report/comparison/format-change";
import { timeUnit } from "@/lib/report/figures/duration";
import type { Figures } from "@/lib/report/figures/figure-table";

type Written = Pick<Chart, "unit" | "locale"> & { table: Pick<Chart["table"], "allowances"> };

/** What figures are over each allowance, with its name: `▲ Break +31m`; empty where nothing is over, or nobody knows. */
export function tellOvers(figures: Figures, { table, unit, locale }: Written): string {
  const places = [...(table.allowances ?? []).keys()];
  return listOver(figures, places)
    .map((place) => {
      const seconds = figures.overrun?.[place] ?? 0;
      return `▲ ${table.allowances?.[place]?.name} ${formatChange(seconds, timeUnit(unit), locale)}`;
    })
    .join(" · ");
}

/** The same of all allowances together, where there is no room for names: `▲ +1h 05m`. */
export function tellOverBriefly(figures: Figures, { unit, locale }: Written): string {
  const seconds = (figures.overrun ?? []).reduce<number>((sum, over) => sum + (over ?? 0), 0);
  return seconds > 0 ? `▲ ${formatChange(seconds, timeUnit(unit), locale)}` : "";
}
