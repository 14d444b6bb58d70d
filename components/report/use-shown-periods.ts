"use client";

import { useCallback, useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { LegendEntry } from "@/components/chart/state-legend";
import { nameDayBriefly, nameRow } from "@/components/figures/row-name";
import type { RowCounts, ShownPeriods } from "@/components/figures/shown-figures";
import type { PageTranslator } from "@/components/figures/use-gap-words";
import { useStateName } from "@/components/figures/use-state-name";
import { drawPeriods } from "@/components/table/period-columns";
import type { NameColumn } from "@/components/table/table-columns";
import type { TableLayout } from "@/components/table/table-layout";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { Window } from "@/lib/dates/window";
import { formatLocalTime } from "@/lib/dates/words";
import { formatNumber } from "@/lib/messages/number-format";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { comparePeriods } from "@/lib/report/comparison/compare-periods";
import { endWithin } from "@/lib/report/comparison/day-pairs";
import type { Grain } from "@/lib/report/figures/grain";
import {
  buildPeriodTable,
  chartGrain,
  type PeriodHeading,
  type PeriodRow,
  type PeriodTable,
} from "@/lib/report/figures/period-table";
import { countOpenDays } from "@/lib/report/figures/periods";
import { pickMedian } from "@/lib/report/figures/pick-median";
import { scaleOf } from "@/lib/report/figures/scale";
import { openOnAgentPage } from "@/lib/search/agent-path";
import { openDay, openPeriod } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";
import { listLegend } from "./use-shown-agents";

type ComparedDays = ComparedFigures<DaysAnswer> | null;

type PeriodReading = {
  answer: DaysAnswer;
  link: ReportLink;
  /** What a row of the table stands for. */
  grain: Grain;
  compared: ComparedDays;
  onOpen: (link: ReportLink) => void;
  /** Read on the page of one agent: with the days worked of each row, and per day worked under the totals. */
  agentId?: string | null;
  /** The team's answer with the median of each day, week or month; null while it is not here. */
  medians?: DaysAnswer | null;
};

/** An answer by days as table and chart show it, with a legend of every state. */
export function usePeriodFigures(reading: PeriodReading) {
  const { answer, grain } = reading;
  const dayCount = answer.days.length;
  const shown = useShownPeriods(reading, grain);
  const t = useTranslations("agent");
  const draw = useCallback(
    (seen: ShownPeriods, layout: TableLayout, nameOf: NameColumn) =>
      drawPeriods(seen, layout, nameOf, t("medianColumn")),
    [t],
  );
  return {
    ...{ shown, dayCount, draw },
    columns: useShownPeriods(reading, chartGrain(grain, dayCount)),
    legend: usePeriodLegend(answer, shown),
    isWhole: isWholeAnswer(answer),
  };
}

/** The answer read in a grain: for table, columns, tiles and tooltips alike. */
function useShownPeriods(
  { answer, link, compared, onOpen, agentId = null, medians = null, grain: rowGrain }: PeriodReading,
  grain: Grain,
): ShownPeriods {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = useStateName();
  const isOfAgent = agentId !== null;
  return useMemo(() => {
    const table = readDays(answer, link, grain, compared);
    const { range } = answer;
    const isOneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
    const join = (day: string, time: string) => t("beside.until", { day, time });
    const earlierNames = table.rows.map(
      (row) =>
        compared && row.earlier && nameEarlier(row.earlier, row.from, { compared, grain, locale, join }),
    );
    return {
      ...{ kind: grain, table, locale, link, onOpen, earlierNames, unit: link.unit, agentId },
      dayNotes: answer.dayNotes,
      stateNames: table.states.map(nameOf),
      rowNames: table.rows.map((row) => nameRow(row, grain, locale, isOneYear)),
      rowLinks: table.rows.map((row) => {
        const opened = openRow(link, range, grain, row);
        return isOfAgent ? openOnAgentPage(opened, link) : opened;
      }),
      ...scaleOf(table, link.bars, link.unit),
      ...{ isCompared: link.compare !== null, others: null },
      timeZone: range.timeZone,
      counts: isOfAgent ? countWorked(table, grain, t("agent.worked")) : countRows(table, grain, t, locale),
      medians: isOfAgent && grain === rowGrain ? listMedians(table, medians) : null,
      hasAverages: isOfAgent,
    };
  }, [answer, link, grain, locale, nameOf, compared, onOpen, agentId, isOfAgent, medians, rowGrain, t]);
}

function listMedians(
  { rows, states, isPerDay }: PeriodTable,
  team: DaysAnswer | null,
): ShownPeriods["medians"] {
  const told =
    team?.periods?.map(
      ({ from, median, medianPerDay }) => [from, isPerDay ? medianPerDay : median] as const,
    ) ?? team?.days.map(({ day, median }) => [day, median] as const);
  const byStart = new Map(told);
  return rows.map(({ from }) => {
    const median = byStart.get(from);
    return team && median ? pickMedian(median, team.states, states) : null;
  });
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
function countRows({ rows }: PeriodTable, grain: Grain, t: PageTranslator, locale: string): RowCounts {
  if (grain === "day")
    return {
      ...{ head: t("days.agents"), total: "" },
      rows: rows.map((row) => (hasCount(row) ? formatNumber(row.agents ?? 0, locale) : "–")),
    };
  return {
    head: t("days.daysIn"),
    rows: rows.map((row) => `${row.daysWithData} / ${countOpenDays(row)}`),
    total: `${rows.reduce((sum, { daysWithData }) => sum + daysWithData, 0)} / ${sumOpenDays(rows)}`,
  };
}

// One agent's days say whether they were worked by their figures.
function countWorked({ rows, total }: PeriodTable, grain: Grain, head: string): RowCounts | null {
  if (grain === "day") return null;
  return {
    head,
    rows: rows.map((row) => (hasCount(row) ? `${row.daysWorked} / ${countOpenDays(row)}` : "–")),
    total: `${total.daysWorked} / ${sumOpenDays(rows)}`,
  };
}

function sumOpenDays(rows: readonly PeriodRow[]): number {
  return rows.reduce((sum, row) => sum + countOpenDays(row), 0);
}

function hasCount({ gap }: Pick<PeriodRow, "gap">): boolean {
  return gap === null || gap === "nobody";
}

function openRow(link: ReportLink, range: Window, grain: Grain, { from, to }: PeriodHeading): ReportLink {
  return grain === "day" ? openDay(link, range, from) : openPeriod(link, range, from, to);
}

/** Every state of the answer with its total in the measure of the table, also those that the link hides. */
function usePeriodLegend(answer: DaysAnswer, { table }: ShownPeriods): LegendEntry[] {
  const nameOf = useStateName();
  const { states, isPerDay } = table;
  return useMemo(
    () =>
      listLegend(buildPeriodTable(answer, { states: [], grain: "month", perDay: isPerDay }), states, nameOf),
    [answer, states, isPerDay, nameOf],
  );
}
