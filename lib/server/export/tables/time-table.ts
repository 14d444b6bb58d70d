import { type ChangeGap, timeChangeOf } from "@/lib/report/comparison/days-comparison";
import { type DaysView, isReadWhole, type TimeRow } from "@/lib/report/figures/days-view";
import { hasTime, type TimeFigures } from "@/lib/report/figures/time-figures";
import type { BesideWords } from "./beside-column";
import { type ExportTable, readTime, type TableCell, type TableColumn, textColumn } from "./export-table";

/** One row: its exact sums, its figures in the link's measure, and the row of the other period beside it. */
type TimeLine = { sums: TimeRow | null; now: TimeRow | null; beside: TimeRow | null };

export type TimeWords = BesideWords & {
  firstDay: string;
  lastDay: string;
  periodStatus: string;
  agents: string;
  daysWithData: string;
  days: string;
  /** How a day, week or month is known. */
  statusOfRow: (row: TimeRow) => string;
  /** The same of the other period's, and why a difference is not known. */
  statusBeside: (row: TimeRow | null, gap: ChangeGap | null) => string;
};

type TimeColumn = { column: TableColumn; cellOf: (line: TimeLine) => TableCell };

/** A figure of each row: a state's (its place in the view), or the total (null). */
type Target = number | null;

/**
 * A link read over time, one row per day, week or month: exact sums, the figures per day worked where the link has them,
 * and what stands beside each. What was not read, failed or had nobody in it is words; the days of the other period that
 * stand beside none come last.
 */
export function buildTimeTable(figures: TimeFigures, words: TimeWords): ExportTable {
  const { sums, view, beside } = figures;
  const columns: TimeColumn[] = [];
  const lead = listLead(figures, words);
  columns.push(...lead.columns, ...listSums(sums, words, lead.columns.length));
  const places = { worked: lead.worked, now: new Map<Target, number>() };
  for (const [at, target] of listTargets(view).entries()) places.now.set(target, lead.columns.length + at);
  if (sums.rows.some(({ unknown }) => unknown)) columns.push(unknownColumn(sums, words));
  if (view.isPerDay) addMeasured(columns, view, words, places);
  if (beside) addBeside(columns, figures, words, places);
  const lines = view.rows.map(
    (now, place): TimeLine => ({ sums: sums.rows[place] ?? null, now, beside: beside?.rows[place] ?? null }),
  );
  const alone = (beside?.unpaired ?? []).map((row): TimeLine => ({ sums: null, now: null, beside: row }));
  return {
    columns: columns.map(({ column }) => column),
    rows: [...lines, ...alone].map((line) => columns.map(({ cellOf }) => cellOf(line))),
  };
}

/** Where the figures stand by which others are weighted, and those that differences are made of. */
type Places = { worked: number; now: Map<Target, number> };

function listLead({ grain, sums }: TimeFigures, words: TimeWords): { columns: TimeColumn[]; worked: number } {
  const sumOf = (of: "days" | "daysWithData") => sums.rows.reduce((all, row) => all + row[of], 0);
  const dates: TimeColumn[] = [
    dayColumn(words.firstDay, ({ now }) => now?.from),
    dayColumn(words.lastDay, ({ now }) => now?.to),
    {
      column: textColumn(words.periodStatus),
      cellOf: ({ now }) => now && words.statusOfRow(now),
    },
  ];
  const countedDays: TimeColumn[] = [
    countColumn(words.daysWithData, sumOf("daysWithData"), ({ now }) => now?.daysWithData),
    countColumn(words.days, sumOf("days"), ({ now }) => now?.days),
  ];
  const isWhole = isReadWhole({ days: sums.rows });
  // Agents of several days are not added up: most are the same people.
  const worked =
    grain === "day"
      ? countColumn(words.agents, null, ({ now }) => readWorked(now))
      : countColumn(words.worked, isWhole ? sums.worked : null, ({ now }) => readWorked(now));
  const columns = [...dates, ...(grain === "day" ? [] : countedDays), worked];
  return { columns, worked: columns.length - 1 };
}

// While a day is to be read, nobody knows on how many somebody was there.
function readWorked(row: TimeRow | null): number | null {
  return row && row.daysWithData > 0 && row.status !== "missing" ? row.worked : null;
}

function listSums(view: DaysView, words: TimeWords, at: number): TimeColumn[] {
  const last = at + view.states.length - 1;
  return listTargets(view).map((target): TimeColumn => {
    const isTotal = target === null;
    const live = isTotal && view.states.length > 0 ? { live: { sumOf: [at, last] as const } } : {};
    return {
      column: { title: titleOf(target, view, words), kind: "time", total: totalOf(view, target), ...live },
      cellOf: ({ sums }) => readFigure(sums, target, words),
    };
  });
}

function addMeasured(columns: TimeColumn[], view: DaysView, words: TimeWords, places: Places): void {
  for (const target of listTargets(view)) {
    places.now.set(target, columns.length);
    const title = words.measured(titleOf(target, view, words));
    columns.push({
      column: {
        title,
        kind: "average",
        total: totalOf(view, target),
        ...weightBy(places.worked, view.worked),
      },
      cellOf: ({ now }) => readFigure(now, target, words),
    });
  }
}

function addBeside(
  columns: TimeColumn[],
  { view, beside }: TimeFigures,
  words: TimeWords,
  places: Places,
): void {
  if (!beside) return;
  columns.push(
    dayColumn(words.before(words.firstDay), (line) => line.beside?.from),
    dayColumn(words.before(words.lastDay), (line) => line.beside?.to),
    { column: textColumn(words.before(words.periodStatus)), cellOf: (line) => nameBeside(line, words) },
    countColumn(words.before(words.worked), beside.team.worked, (line) => readWorked(line.beside)),
  );
  const at = columns.length - 1;
  for (const target of listTargets(view)) {
    const title = titleOf(target, view, words);
    const measured = view.isPerDay ? words.measured(title) : title;
    const [now, before] = [totalOf(view, target), totalOf(teamOf(beside.team), target)];
    const differenceOf = [places.now.get(target) ?? 0, columns.length] as const;
    columns.push({
      column: {
        title: words.before(measured),
        total: before,
        ...(view.isPerDay ? { kind: "average", ...weightBy(at, beside.team.worked) } : { kind: "time" }),
      },
      cellOf: (line) => readFigure(line.beside, target, words),
    });
    columns.push({
      column: { title: words.change(measured), kind: "change", total: now - before, live: { differenceOf } },
      cellOf: (line) => readChange(line, target),
    });
  }
}

// Nobody's days are no weights: a spreadsheet would divide by zero.
function weightBy(place: number, worked: number): Pick<TableColumn, "live"> {
  return worked > 0 ? { live: { weightedBy: place } } : {};
}

function nameBeside({ now, beside }: TimeLine, words: TimeWords): string {
  const change = now && timeChangeOf(now, beside, null);
  return words.statusBeside(beside, typeof change === "string" ? change : null);
}

function readChange({ now, beside }: TimeLine, target: Target): number | null {
  const change = now && timeChangeOf(now, beside, target);
  return typeof change === "number" ? change : null;
}

function readFigure(row: TimeRow | null, target: Target, words: TimeWords): TableCell {
  if (!row || !hasTime(row)) return null;
  return target === null ? row.total : readTime(row.seconds[target] ?? 0, row, target, words);
}

function unknownColumn({ states }: DaysView, words: TimeWords): TimeColumn {
  return {
    column: textColumn(words.unknownIn),
    cellOf: ({ sums }) => (sums?.unknown ?? []).map((at) => words.stateName(states[at] ?? "")).join(", "),
  };
}

function listTargets({ states }: DaysView): Target[] {
  return [...states.keys(), null];
}

function titleOf(target: Target, { states }: DaysView, words: TimeWords): string {
  return target === null ? words.total : words.stateName(states[target] ?? "");
}

function totalOf({ stateTotals, total }: Pick<DaysView, "stateTotals" | "total">, target: Target): number {
  return target === null ? total : (stateTotals[target] ?? 0);
}

function teamOf({ seconds, total }: TimeRow): Pick<DaysView, "stateTotals" | "total"> {
  return { stateTotals: seconds, total };
}

function dayColumn(title: string, read: (line: TimeLine) => string | undefined): TimeColumn {
  return { column: { title, kind: "day", total: null }, cellOf: (line) => read(line) ?? null };
}

function countColumn(
  title: string,
  total: number | null,
  read: (line: TimeLine) => number | null | undefined,
): TimeColumn {
  return { column: { title, kind: "count", total }, cellOf: (line) => read(line) ?? null };
}
