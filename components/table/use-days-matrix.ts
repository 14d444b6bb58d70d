"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { nameRow } from "@/components/figures/row-name";
import { useStateName } from "@/components/figures/use-state-name";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { Window } from "@/lib/dates/window";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { buildDaysView, type TimeRow } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import { openDay, openPeriod } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";
import { buildDaysBeside } from "./days-beside";
import { type DaysMatrix, gapOf } from "./days-matrix";

/** The answer read in a grain, as the link says: for table, columns, tiles and tooltips alike. */
export function useDaysMatrix(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  compared: ComparedFigures<DaysAnswer> | null,
  onOpen: (link: ReportLink) => void,
): DaysMatrix {
  const t = useTranslations("days");
  const words = useTranslations("beside");
  const locale = useLocale();
  const nameOf = useStateName();
  return useMemo(() => {
    const view = buildDaysView(answer, link.states, grain, link.perDay);
    const { timeZone } = answer.range;
    const isOneYear = answer.range.from.slice(0, 4) === answer.range.to.slice(0, 4);
    const join = (day: string, time: string) => words("until", { day, time });
    const reading = { range: answer.range, states: link.states, grain, locale, join };
    return {
      view,
      grain,
      beside: compared && buildDaysBeside(view, compared, reading),
      isCompared: link.compare !== null,
      stateNames: view.states.map(nameOf),
      rowNames: view.rows.map((row) => nameRow(row, grain, locale, isOneYear)),
      bars: link.bars,
      unit: link.unit,
      locale,
      timeZone,
      counts: { head: t(grain === "day" ? "agents" : "daysIn"), ...countRows(view.rows, grain) },
      opens: view.rows.map((row) => openRow(link, answer.range, grain, row)),
      onOpen,
    };
  }, [answer, link, grain, locale, nameOf, compared, onOpen, t, words]);
}

// Agents of several days are not added up: most are the same people.
function countRows(rows: readonly TimeRow[], grain: Grain): { rows: string[]; total: string } {
  if (grain === "day") {
    return { rows: rows.map((row) => (gapOf(row) === null ? String(row.agents) : "–")), total: "" };
  }
  const sum = (of: "daysWithData" | "days") => rows.reduce((total, row) => total + row[of], 0);
  return {
    rows: rows.map(({ daysWithData, days }) => `${daysWithData} / ${days}`),
    total: `${sum("daysWithData")} / ${sum("days")}`,
  };
}

function openRow(link: ReportLink, range: Window, grain: Grain, { from, to }: { from: string; to: string }) {
  return grain === "day" ? openDay(link, range, from) : openPeriod(link, range, from, to);
}
