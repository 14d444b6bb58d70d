"use client";

import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { scaleEnd } from "@/lib/report/scale";
import { groupByClass } from "@/lib/report/state-order";
import { buildReportView } from "@/lib/report/view";
import type { ReportLink } from "@/lib/search/report-link";
import type { Matrix } from "./matrix";
import type { LegendEntry } from "./state-legend";
import { columnWidths, type TableLayout } from "./table-layout";
import { useComparedView } from "./use-compared-view";
import { useStateName } from "./use-state-name";

type ReadMatrix = { matrix: Matrix; legend: LegendEntry[]; agentsInRange: number };

/** The answer read as the link says: filtered, ordered and scaled once for table, bars, legend and tiles. */
export function useMatrix(
  answer: ReportAnswer,
  other: ReportAnswer | null,
  link: ReportLink,
  layout: TableLayout,
): ReadMatrix {
  const locale = useLocale();
  const nameOf = useStateName();
  const { agents, states, query, sort, unit } = link;
  const grouped = useMemo(() => groupByClass(answer), [answer]);
  const plain = useMemo(
    () => buildReportView(grouped, { agents, states, query, sort }),
    [grouped, agents, states, query, sort],
  );
  const { view, comparison } = useComparedView(plain, grouped, other, link);
  const isCompared = link.compare !== null;
  return useMemo(() => {
    const everyState = buildReportView(grouped, { agents, states: [], query, sort });
    const styleOf = new Map(grouped.states.map((state, index) => [state, grouped.styles[index]]));
    const stateNames = view.states.map(nameOf);
    const matrix: Matrix = {
      view,
      styles: view.states.flatMap((state) => styleOf.get(state) ?? []),
      stateNames,
      columnPeaks: view.states.map((_, column) => peakOf(view.rows, column)),
      comparison,
      isCompared,
      scaleSeconds: scaleEnd(
        view.rows.reduce((most, row) => Math.max(most, row.total), comparison?.longestTotal ?? 0),
      ),
      link,
      unit,
      locale,
      layout,
      widths: columnWidths(layout, stateNames),
    };
    const legend = grouped.states.map((state, index) => ({
      state,
      name: nameOf(state),
      style: grouped.styles[index] ?? { stateClass: "other", shade: 0 },
      seconds: everyState.stateTotals[index] ?? 0,
      isShown: view.states.includes(state),
    })) satisfies LegendEntry[];
    return { matrix, legend, agentsInRange: answer.agents.length };
  }, [
    answer,
    grouped,
    view,
    comparison,
    isCompared,
    link,
    agents,
    query,
    sort,
    unit,
    locale,
    layout,
    nameOf,
  ]);
}

function peakOf(rows: Matrix["view"]["rows"], column: number): number {
  return rows.reduce((most, row) => Math.max(most, row.seconds[column] ?? 0), 0);
}
