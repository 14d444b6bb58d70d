import type { Chart } from "@/lib/report/chart/chart-figures";
import { hasMedianMarks } from "@/lib/report/chart/median-height";
import type { Grain } from "@/lib/report/figures/grain";

type Word = "options.perDay" | `agent.medianMark-${Grain}` | `days.columnIs-${Grain}`;

/** How a chart's figures are read, in words; `grain`: what a row of the table stands for, null = an agent. */
export function listReadingNotes(chart: Chart, grain: Grain | null, t: (key: Word) => string): string[] {
  const { kind, table } = chart;
  const perDay = table.isPerDay ? [t("options.perDay")] : [];
  if (kind === "agents") return perDay;
  return [
    ...perDay,
    ...(hasMedianMarks(chart) ? [t(`agent.medianMark-${kind}`)] : []),
    ...(kind === grain ? [] : [t(`days.columnIs-${kind}`)]),
  ];
}
