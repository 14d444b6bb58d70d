import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import { comparePeriods } from "@/lib/report/comparison/compare-periods";
import type { DayTime } from "@/lib/report/figures/day-time";
import { createDaysReader, type DaysReading } from "@/lib/report/figures/days";
import { buildPeriodTable, chartGrain } from "@/lib/report/figures/period-table";
import type { StyleOf } from "@/lib/server/export/tables/export-figures";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import { type ColumnSources, createDayReader, type ReadDays, surveyDays } from "./export-days";
import type { ExportTask } from "./export-task";

type TimeSources = { styleOf: StyleOf; answers: ColumnSources; allowances: readonly Allowance[] };

/** A task's range read over time as its link's page reads it; null where the link reads it by agent. */
export async function buildTime(
  { by: asked, format, reading, material, comparison }: ExportTask,
  { styleOf, answers, allowances }: TimeSources,
): Promise<TimeFigures | null> {
  const readDays = createDayReader(material, answers);
  if (asked === null || !readDays) return null;
  // So many columns that they cannot be told apart are drawn by the next coarser grain, as on the page.
  const grain = format === "png" ? chartGrain(asked, material.dayAnswers?.length ?? 0) : asked;
  const { states, days } = await sumDaysInTurn(
    readDays,
    { ...reading, allowances: material.allowances },
    material,
  );
  const here = { states, styles: states.map(styleOf), days, allowances };
  const reads = { states: reading.states, grain };
  const view = buildPeriodTable(here, { ...reads, perDay: reading.perDay === true });
  const sums = view.isPerDay ? buildPeriodTable(here, reads) : view;
  const there = comparison?.material ?? null;
  const readOther = there && createDayReader(there, answers);
  const other = there &&
    readOther && {
      ...(await sumDaysInTurn(readOther, reading, there)),
      range: there.range,
    };
  return { grain, sums, view: other ? comparePeriods(view, material.range, other, reads) : view };
}

// Days are read twice, one after the other: never the rows of all of them together.
async function sumDaysInTurn(
  readDays: ReadDays,
  {
    agents,
    teams,
    query,
    only = null,
    allowances = null,
  }: ExportTask["reading"] & Partial<Pick<DaysReading, "allowances">>,
  { leftOut, countsAs: { paid } }: Pick<ReportMaterial, "leftOut" | "countsAs">,
): Promise<{ states: string[]; days: DayTime[]; agents: number }> {
  const reader = createDaysReader(await surveyDays(readDays), {
    ...{ agents, teams, query, only, allowances, leftOut, paid },
    states: [],
  });
  const days: DayTime[] = [];
  for await (const day of readDays()) days.push(reader.readDay(day));
  return { states: reader.states, days: reader.finishDays(days), agents: reader.agents.chosen };
}
