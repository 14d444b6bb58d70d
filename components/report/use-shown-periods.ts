"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import { nameDayBriefly, nameRow } from "@/components/figures/row-name";
import type { RowCounts, ShownPeriods } from "@/components/figures/shown-figures";
import { useStateName } from "@/components/figures/use-state-name";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { Window } from "@/lib/dates/window";
import { formatLocalTime } from "@/lib/dates/words";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { comparePeriods } from "@/lib/report/comparison/compare-periods";
import { endWithin } from "@/lib/report/comparison/day-pairs";
import { longestTotal } from "@/lib/report/figures/figure-table";
import type { Grain } from "@/lib/report/figures/grain";
import { buildPeriodTable, type PeriodHeading, type PeriodTable } from "@/lib/report/figures/period-table";
import { scaleEnd } from "@/lib/report/figures/scale";
import { openDay, openPeriod } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";
import { listLegend } from "./use-shown-agents";

type ComparedDays = ComparedFigures<DaysAnswer> | null;

/** An answer by days read in a grain, as the link says: for table, columns, tiles and tooltips alike. */
export function useShownPeriods(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  compared: ComparedDays,
  onOpen: (link: ReportLink) => void,
): ShownPeriods {
  const t = useTranslations("days");
  const words = useTranslations("beside");
  const locale = useLocale();
  const nameOf = useStateName();
  return useMemo(() => {
    const table = readDays(answer, link, grain, compared);
    const { range } = answer;
    const isOneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
    const join = (day: string, time: string) => words("until", { day, time });
    const earlierNames = table.rows.map(
      (row) =>
        compared && row.earlier && nameEarlier(row.earlier, row.from, { compared, grain, locale, join }),
    );
    return {
      ...{ kind: grain, table, locale, link, onOpen, earlierNames, bars: link.bars, unit: link.unit },
      stateNames: table.states.map(nameOf),
      rowNames: table.rows.map((row) => nameRow(row, grain, locale, isOneYear)),
      rowLinks: table.rows.map((row) => openRow(link, range, grain, row)),
      scaleSeconds: scaleEnd(longestTotal(table)),
      isCompared: link.compare !== null,
      timeZone: range.timeZone,
      counts: { head: t(grain === "day" ? "agents" : "daysIn"), ...countRows(table.rows, grain) },
      hasAverages: false,
    };
  }, [answer, link, grain, locale, nameOf, compared, onOpen, t, words]);
}

function readDays(answer: DaysAnswer, link: ReportLink, grain: Grain, compared: ComparedDays): PeriodTable {
  const reading = { states: link.states, grain, perDay: link.perDay };
  const table = buildPeriodTable(answer, reading);
  if (!compared) return table;
  const { states, days, agents } = compared.answer;
  const other = { states, days, agents: agents.chosen, range: compared.period.range.window };
  return comparePeriods(table, answer.range, other, reading);
}

type Naming = {
  compared: ComparedFigures<DaysAnswer>;
  grain: Grain;
  locale: string;
  join: (day: string, time: string) => string;
};

// The year where it is another than the row's own.
function nameEarlier(
  span: PeriodHeading,
  rowFrom: string,
  { compared: { period }, grain, locale, join }: Naming,
): string {
  const isOneYear = span.from.slice(0, 4) === rowFrom.slice(0, 4);
  const name =
    grain === "day" ? nameDayBriefly(span.from, locale, isOneYear) : nameRow(span, grain, locale, isOneYear);
  const end = endWithin(span, period.range.window, { isSoFar: period.isSoFar, hours: period.link.hours });
  return end === null ? name : join(name, formatLocalTime(end));
}

// Agents of several days are not added up: most are the same people.
function countRows(rows: PeriodTable["rows"], grain: Grain): Omit<RowCounts, "head"> {
  if (grain === "day") {
    const isKnown = ({ gap }: PeriodTable["rows"][number]) => gap === null || gap === "nobody";
    return { rows: rows.map((row) => (isKnown(row) ? String(row.agents) : "–")), total: "" };
  }
  const sum = (of: "daysWithData" | "days") => rows.reduce((total, row) => total + row[of], 0);
  return {
    rows: rows.map(({ daysWithData, days }) => `${daysWithData} / ${days}`),
    total: `${sum("daysWithData")} / ${sum("days")}`,
  };
}

function openRow(link: ReportLink, range: Window, grain: Grain, { from, to }: PeriodHeading): ReportLink {
  return grain === "day" ? openDay(link, range, from) : openPeriod(link, range, from, to);
}

/** Every state of the answer with its total in the measure of the table, also those that the link hides. */
export function usePeriodLegend(answer: DaysAnswer, { table }: ShownPeriods): LegendEntry[] {
  const nameOf = useStateName();
  const { states, isPerDay } = table;
  return useMemo(
    () =>
      listLegend(buildPeriodTable(answer, { states: [], grain: "month", perDay: isPerDay }), states, nameOf),
    [answer, states, isPerDay, nameOf],
  );
}
