"use client";

import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import { useStateName } from "@/components/figures/use-state-name";
import { useComparedView } from "@/components/report/use-compared-view";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { scaleEnd } from "@/lib/report/figures/scale";
import { buildReportView } from "@/lib/report/figures/view";
import { groupByClass } from "@/lib/report/states/state-order";
import { membersOf } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";
import type { Matrix } from "./matrix";
import { buildColumns, listColumns } from "./matrix-columns";
import { type TableLayout, withRoomForChange } from "./table-layout";
import { useColumnName } from "./use-column-name";

type ReadMatrix = { matrix: Matrix; legend: LegendEntry[]; agentsInRange: number };

/** The answer read as the link says: filtered, ordered and scaled once for table, bars, legend and tiles. */
export function useMatrix(
  answer: ReportAnswer,
  other: ReportAnswer | null,
  link: ReportLink,
  standing: TableLayout,
): ReadMatrix {
  const locale = useLocale();
  const nameOf = useStateName();
  const nameOfColumn = useColumnName();
  const { agents, states, query, sort, unit, perDay, columns, pinned, heat, bars } = link;
  const teams = useMemo(() => membersOf(answer), [answer]);
  const dayCount = answer.days.length;
  const grouped = useMemo(() => groupByClass(answer), [answer]);
  const isCompared = link.compare !== null;
  const layout = useMemo(() => (isCompared ? withRoomForChange(standing) : standing), [standing, isCompared]);
  const plain = useMemo(
    () => buildReportView(grouped, { agents, teams, states, query, sort, perDay }),
    [grouped, agents, teams, states, query, sort, perDay],
  );
  const { view, comparison } = useComparedView(plain, answer, other, link);
  const matrix = useMemo((): Matrix => {
    const styleOf = new Map(grouped.states.map((state, index) => [state, grouped.styles[index]]));
    const styles = view.states.flatMap((state) => styleOf.get(state) ?? []);
    const available = listColumns(view, dayCount, isCompared);
    return {
      view,
      styles,
      stateNames: view.states.map(nameOf),
      ...buildColumns({ view, styles, available, link: { columns, pinned }, layout, nameOf: nameOfColumn }),
      heat,
      bars,
      comparison,
      isCompared,
      scaleSeconds: scaleEnd(
        view.rows.reduce((most, row) => Math.max(most, row.total), comparison?.longestTotal ?? 0),
      ),
      link,
      unit,
      locale,
      layout,
    };
  }, [
    grouped,
    view,
    comparison,
    isCompared,
    dayCount,
    link,
    columns,
    pinned,
    heat,
    bars,
    unit,
    locale,
    layout,
    nameOf,
    nameOfColumn,
  ]);
  const legend = useMemo(() => {
    const everyState = buildReportView(grouped, { agents, teams, states: [], query, sort: [], perDay });
    return grouped.states.map((state, index) => ({
      state,
      name: nameOf(state),
      style: grouped.styles[index] ?? { stateClass: "other", shade: 0 },
      seconds: everyState.stateTotals[index] ?? 0,
      isShown: view.states.includes(state),
    })) satisfies LegendEntry[];
  }, [grouped, view.states, agents, teams, query, perDay, nameOf]);
  return { matrix, legend, agentsInRange: answer.agents.length };
}
