"use client";

import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { Window } from "@/lib/dates/window";
import type { DaysAnswer } from "@/lib/report/days-answer";
import { buildDaysView } from "@/lib/report/days-view";
import type { Grain } from "@/lib/report/grain";
import { openDay, openPeriod } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";
import type { DaysMatrix } from "./days-matrix";
import { nameRow } from "./row-name";
import { useStateName } from "./use-state-name";

/** The answer read in a grain, as the link says: for table, columns, tiles and tooltips alike. */
export function useDaysMatrix(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  onOpen: (link: ReportLink) => void,
): DaysMatrix {
  const locale = useLocale();
  const nameOf = useStateName();
  return useMemo(() => {
    const view = buildDaysView(answer, link.states, grain);
    const { timeZone } = answer.range;
    const isOneYear = answer.range.from.slice(0, 4) === answer.range.to.slice(0, 4);
    return {
      view,
      grain,
      stateNames: view.states.map(nameOf),
      rowNames: view.rows.map((row) => nameRow(row, grain, locale, isOneYear)),
      unit: link.unit,
      locale,
      timeZone,
      opens: view.rows.map((row) => openRow(link, answer.range, grain, row)),
      onOpen,
    };
  }, [answer, link, grain, locale, nameOf, onOpen]);
}

function openRow(link: ReportLink, range: Window, grain: Grain, { from, to }: { from: string; to: string }) {
  return grain === "day" ? openDay(link, range, from) : openPeriod(link, range, from, to);
}
