import type { Figures, Place } from "@/lib/report/figures/figure-table";
import { secondsAt } from "@/lib/report/figures/figure-table";
import type { Grain } from "@/lib/report/figures/grain";
import {
  hasTime,
  isReadWhole,
  type PeriodHeading,
  type PeriodSide,
  type PeriodTable,
} from "@/lib/report/figures/period-table";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { ExportTable, TableCell } from "./file-columns";
import {
  addAverageChange,
  addEarlier,
  addMeasured,
  addOver,
  addPaidChange,
  addPaidTime,
  addUnknown,
  createColumns,
  dayColumn,
  type FileColumns,
  type FileLine,
  listLines,
  readTime,
  textColumn,
  titleOfFigure,
} from "./file-columns";
import { describeEarlierStatus, describePeriodStatus } from "./period-status";
import type { TableWords } from "./table-words";

/** A link read over time: exact sums, and the same in the link's measure beside the other period. */
export type TimeFigures = { grain: Grain; sums: PeriodTable; view: PeriodTable };

type Columns = FileColumns<PeriodHeading>;
type Line = FileLine<PeriodHeading>;

/**
 * A link read over time, one row per day, week or month: exact sums, the figures per day worked where the link has them,
 * and what stands beside each. What was not read, failed or had nobody in it is words; the days of the other period that
 * stand beside none come last.
 */
export function buildTimeTable(figures: TimeFigures, task: ExportTask, words: TableWords): ExportTable {
  const { sums, view } = figures;
  const columns: Columns = createColumns();
  const worked = addLead(columns, figures, task, words);
  const places = addSums(columns, sums, words);
  if (sums.total.paid !== undefined) addPaidTime(columns, sums, words);
  for (const { id } of sums.allowances ?? []) addOver(columns, id, sums, words);
  addUnknown(columns, sums, words);
  const measures = [...places].map(([target, at]) => {
    const title = titleOfFigure(target, view.states, words);
    const measure = {
      ...{ table: view, target, title: view.isPerDay ? words.t("files.measured", { title }) : title },
      // Nobody's days are no weights: a spreadsheet would divide by zero.
      worked: { now: view.total.daysWorked ? worked : undefined },
      read: (side: PeriodSide | null) => readFigure(side, target, words),
    };
    return { measure, now: view.isPerDay ? addMeasured(columns, measure) : at };
  });
  if (view.earlier) {
    const before = addEarlierLead(columns, view.earlier.total, task, words);
    for (const { measure, now } of measures)
      addEarlier(columns, { ...measure, worked: { before } }, words, now);
    addAverageChange(columns, { table: view, worked: { now: worked, before } }, words, false);
    const weights = { now: view.total.daysWorked ? worked : undefined, before };
    addPaidChange(columns, { table: view, worked: weights }, words, sums.total.paid !== undefined);
  }
  return columns.lay(listLines(sums, view));
}

/** Which days, how they are known, how many of them, and how many agents or days worked; answers where those stand. */
function addLead(
  columns: Columns,
  { grain, sums }: TimeFigures,
  task: ExportTask,
  words: TableWords,
): number {
  const { t } = words;
  const sumOf = (of: "days" | "daysWithData") => sums.rows.reduce((all, row) => all + row[of], 0);
  columns.add(dayColumn(t("files.firstDay")), ({ now }) => now?.from);
  columns.add(dayColumn(t("files.lastDay")), ({ now }) => now?.to);
  const readStatus = ({ now }: Line) => now && describePeriodStatus(now, task, words);
  columns.add(textColumn(t("files.periodStatus")), readStatus);
  if (grain === "day") return addWorked(columns, t("files.agentsThere"), null, "now");
  const countDays = (title: string, of: "days" | "daysWithData") =>
    columns.add({ title, kind: "count", total: sumOf(of) }, ({ now }) => now?.[of]);
  countDays(t("files.daysWithData"), "daysWithData");
  countDays(t("export.days"), "days");
  // Agents of several days are not added up: most are the same people.
  const total = isReadWhole({ days: sums.rows }) ? sums.total.daysWorked : null;
  return addWorked(columns, t("files.worked"), total, "now");
}

/** The same of the other period; answers where its days worked stand, where there are any. */
function addEarlierLead(
  columns: Columns,
  { daysWorked }: Figures,
  task: ExportTask,
  words: TableWords,
): number | undefined {
  const { t } = words;
  const before = (title: string) => t("export.before", { title });
  columns.add(dayColumn(before(t("files.firstDay"))), ({ earlier }) => earlier?.from);
  columns.add(dayColumn(before(t("files.lastDay"))), ({ earlier }) => earlier?.to);
  columns.add(textColumn(before(t("files.periodStatus"))), ({ now, earlier }) =>
    describeEarlierStatus(earlier, now?.changeGap ?? null, task, words),
  );
  const at = addWorked(columns, before(t("files.worked")), daysWorked, "earlier");
  return daysWorked ? at : undefined;
}

/** On how many days somebody was there, or how many were there on one; nobody knows while a day is to be read. */
function addWorked(columns: Columns, title: string, total: number | null, side: "now" | "earlier"): number {
  return columns.add({ title, kind: "count", total }, ({ [side]: row }) =>
    row && row.daysWithData > 0 && row.status !== "missing" ? row.daysWorked : null,
  );
}

/** Exact sums of every state and of them all; answers where each stands. */
function addSums(columns: Columns, sums: PeriodTable, words: TableWords): Map<Place, number> {
  const places = new Map<Place, number>();
  for (const target of [...sums.states.keys(), null]) {
    const [first, last] = [places.get(0), places.get(sums.states.length - 1)];
    const isSum = target === null && first !== undefined && last !== undefined;
    const at = columns.add(
      {
        title: titleOfFigure(target, sums.states, words),
        kind: "time",
        total: secondsAt(sums.total, target),
        ...(isSum && { live: { sumOf: [first, last] } }),
      },
      (line) => readFigure(line.sums, target, words),
    );
    places.set(target, at);
  }
  return places;
}

function readFigure(row: PeriodSide | null, target: Place, words: TableWords): TableCell {
  return row && hasTime(row) ? readTime(row, target, words) : null;
}
