import { comparePeriods } from "@/lib/report/comparison/compare-periods";
import type { DayTime } from "@/lib/report/figures/day-time";
import { createDaysSurvey } from "@/lib/report/figures/days";
import { buildPeriodTable } from "@/lib/report/figures/period-table";
import { finish } from "@/lib/report/steps";
import type { StyleOf } from "@/lib/server/export/tables/export-figures";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import { createDayReader, type ReadDays, type RowsOf } from "./export-rows";
import type { ExportTask } from "./export-task";

/** A task's range read over time as its link's page reads it; null where the link reads it by agent. */
export async function buildTime(
  { by, reading, material, comparison }: ExportTask,
  styleOf: StyleOf,
  rowsOf: RowsOf,
): Promise<TimeFigures | null> {
  const readDays = createDayReader(material, rowsOf);
  if (by === null || !readDays) return null;
  const { states, days } = await sumDaysInTurn(readDays, reading);
  const here = { states, styles: states.map(styleOf), days };
  const asked = { states: reading.states, grain: by };
  const view = buildPeriodTable(here, { ...asked, perDay: reading.perDay === true });
  const sums = view.isPerDay ? buildPeriodTable(here, asked) : view;
  const there = comparison?.material ?? null;
  const readOther = there && createDayReader(there, rowsOf);
  const other = there && readOther && { ...(await sumDaysInTurn(readOther, reading)), range: there.range };
  return { grain: by, sums, view: other ? comparePeriods(view, material.range, other, asked) : view };
}

// Days are read twice, one after the other: never the rows of all of them together.
async function sumDaysInTurn(
  readDays: ReadDays,
  { agents, teams, query }: ExportTask["reading"],
): Promise<{ states: string[]; days: DayTime[]; agents: number }> {
  const survey = createDaysSurvey();
  for await (const { rows } of readDays()) finish(survey.add(rows ?? []));
  const reader = survey.settle({ agents, teams, query, states: [] });
  const days: DayTime[] = [];
  for await (const day of readDays()) days.push(finish(reader.readDay(day)));
  return { states: reader.states, days, agents: reader.agents.chosen };
}
