"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { type DaysMatrix, gapOf } from "@/components/report/days-matrix";
import { useDaysMatrix } from "@/components/report/use-days-matrix";
import { averageDays, countWorkedDays } from "@/lib/report/agent-days";
import type { DayTime } from "@/lib/report/day-time";
import type { DaysAnswer } from "@/lib/report/days-answer";
import type { TimeRow } from "@/lib/report/days-view";
import type { Grain } from "@/lib/report/grain";
import type { ReportLink } from "@/lib/search/report-link";

/** One agent's answer read in a grain: with the days worked of each row, and per day worked under the totals. */
export function useAgentMatrix(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  onOpen: (link: ReportLink) => void,
): DaysMatrix {
  const t = useTranslations("agent");
  const matrix = useDaysMatrix(answer, link, grain, onOpen);
  return useMemo(() => {
    const { view } = matrix;
    const worked = view.rows.map((row) => countWorkedDays(daysOf(row, answer.days)));
    const perDayWorked = averageDays(answer.days, columnsOf(answer, view.states));
    return {
      ...matrix,
      view: { ...view, rows: view.rows.map((row, place) => withWorked(row, worked[place] ?? 0)) },
      counts: grain === "day" ? null : { head: t("worked"), ...countRows(view.rows, worked) },
      ...(perDayWorked && { perDayWorked }),
    };
  }, [matrix, answer, grain, t]);
}

/** The places of states in an answer. */
export function columnsOf(answer: Pick<DaysAnswer, "states">, states: readonly string[]): number[] {
  return states.map((state) => answer.states.indexOf(state));
}

function daysOf({ from, to }: TimeRow, days: readonly DayTime[]): DayTime[] {
  return days.filter(({ day }) => from <= day && day <= to);
}

// Nobody's row is one that is whole: a week with days to come may still bring some.
function withWorked(row: TimeRow, agents: number): TimeRow {
  const isWhole = row.status !== "missing" && row.status !== "failed";
  return isWhole || agents > 0 ? { ...row, agents } : row;
}

function countRows(rows: readonly TimeRow[], worked: readonly number[]) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    rows: rows.map((row, place) => (gapOf(row) === null ? `${worked[place]} / ${row.days}` : "–")),
    total: `${sum(worked)} / ${sum(rows.map(({ days }) => days))}`,
  };
}
