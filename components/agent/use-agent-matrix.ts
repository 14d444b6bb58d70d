"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { type DaysMatrix, gapOf } from "@/components/table/days-matrix";
import { useDaysMatrix } from "@/components/table/use-days-matrix";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { averageDays } from "@/lib/report/figures/agent-days";
import type { DaysView, TimeRow } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import { openOnAgentPage } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

/** One agent's answer read in a grain: with the days worked of each row, and per day worked under the totals. */
export function useAgentMatrix(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  compared: ComparedFigures<DaysAnswer> | null,
  onOpen: (link: ReportLink) => void,
): DaysMatrix {
  const t = useTranslations("agent");
  const matrix = useDaysMatrix(answer, link, grain, compared, onOpen);
  return useMemo(() => {
    const { view } = matrix;
    const perDayWorked = averageDays(answer.days, columnsOf(answer, view.states));
    return {
      ...matrix,
      view: { ...view, rows: view.rows.map(withWorked) },
      counts: grain === "day" ? null : { head: t("worked"), ...countRows(view) },
      opens: matrix.opens.map((opened) => openOnAgentPage(opened, link)),
      ...(perDayWorked && { perDayWorked }),
    };
  }, [matrix, answer, grain, link, t]);
}

/** The places of states in an answer. */
export function columnsOf(answer: Pick<DaysAnswer, "states">, states: readonly string[]): number[] {
  return states.map((state) => answer.states.indexOf(state));
}

// Nobody's row is one that is whole: a week with days to come may still bring some.
function withWorked(row: TimeRow): TimeRow {
  const isWhole = row.status !== "missing" && row.status !== "failed";
  return isWhole || row.worked > 0 ? { ...row, agents: row.worked } : row;
}

function countRows({ rows, worked }: Pick<DaysView, "rows" | "worked">) {
  return {
    rows: rows.map((row) => (gapOf(row) === null ? `${row.worked} / ${row.days}` : "–")),
    total: `${worked} / ${rows.reduce((sum, { days }) => sum + days, 0)}`,
  };
}
