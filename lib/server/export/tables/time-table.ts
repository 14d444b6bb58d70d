import {
  type ChangeGap,
  differenceOf,
  type Figures,
  knownChange,
  type Place,
  secondsAt,
} from "@/lib/report/figures/figure-table";
import type { Grain } from "@/lib/report/figures/grain";
import {
  hasTime,
  isReadWhole,
  type PeriodRow,
  type PeriodSide,
  type PeriodTable,
} from "@/lib/report/figures/period-table";
import type { BesideWords } from "./beside-column";
import {
  type ExportTable,
  listUnknown,
  readTime,
  type TableCell,
  type TableColumn,
  textColumn,
} from "./export-table";

/** A link read over time: exact sums, and the same in the link's measure beside the other period. */
export type TimeFigures = { grain: Grain; sums: PeriodTable; view: PeriodTable };

/** One row: its exact sums, its figures in the link's measure, and what stands beside it. */
type TimeLine = { sums: PeriodSide | null; now: PeriodRow | null; beside: PeriodSide | null };

export type TimeWords = BesideWords & {
  firstDay: string;
  lastDay: string;
  periodStatus: string;
  agents: string;
  daysWithData: string;
  days: string;
  /** How a day, week or month is known. */
  statusOfRow: (row: PeriodSide) => string;
  /** The same of the other period's, and why a difference is not known. */
  statusBeside: (row: PeriodSide | null, gap: ChangeGap | null) => string;
};

type TimeColumn = { column: TableColumn; cellOf: (line: TimeLine) => TableCell };

/**
 * A link read over time, one row per day, week or month: exact sums, the figures per day worked where the link has them,
 * and what stands beside each. What was not read, failed or had nobody in it is words; the days of the other period that
 * stand beside none come last.
 */
export function buildTimeTable(figures: TimeFigures, words: TimeWords): ExportTable {
  const { sums, view } = figures;
  const columns: TimeColumn[] = [];
  const lead = listLead(figures, words);
  columns.push(...lead.columns, ...listSums(sums, words, lead.columns.length));
  const places = { worked: lead.worked, now: new Map<Place, number>() };
  for (const [at, target] of listTargets(view).entries()) places.now.set(target, lead.columns.length + at);
  if (sums.rows.some(({ unknown }) => unknown)) columns.push(unknownColumn(sums, words));
  if (view.isPerDay) addMeasured(columns, view, words, places);
  addBeside(columns, figures, words, places);
  const lines = view.rows.map(
    (now, place): TimeLine => ({ sums: sums.rows[place] ?? null, now, beside: now.earlier }),
  );
  const alone = (view.earlier?.only ?? []).map((row): TimeLine => ({ sums: null, now: null, beside: row }));
  return {
    columns: columns.map(({ column }) => column),
    rows: [...lines, ...alone].map((line) => columns.map(({ cellOf }) => cellOf(line))),
  };
}

/** Where the figures stand by which others are weighted, and those that differences are made of. */
type Places = { worked: number; now: Map<Place, number> };

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
      : countColumn(words.worked, isWhole ? sums.total.daysWorked : null, ({ now }) => readWorked(now));
  const columns = [...dates, ...(grain === "day" ? [] : countedDays), worked];
  return { columns, worked: columns.length - 1 };
}

// While a day is to be read, nobody knows on how many somebody was there.
function readWorked(row: PeriodSide | null): number | null {
  return row && row.daysWithData > 0 && row.status !== "missing" ? row.daysWorked : null;
}

function listSums(view: PeriodTable, words: TimeWords, at: number): TimeColumn[] {
  const last = at + view.states.length - 1;
  return listTargets(view).map((target): TimeColumn => {
    const isTotal = target === null;
    const live = isTotal && view.states.length > 0 ? { live: { sumOf: [at, last] as const } } : {};
    return {
      column: {
        title: titleOf(target, view, words),
        kind: "time",
        total: secondsAt(view.total, target),
        ...live,
      },
      cellOf: ({ sums }) => readFigure(sums, target, words),
    };
  });
}

function addMeasured(columns: TimeColumn[], view: PeriodTable, words: TimeWords, places: Places): void {
  for (const target of listTargets(view)) {
    places.now.set(target, columns.length);
    const title = words.measured(titleOf(target, view, words));
    columns.push({
      column: {
        title,
        kind: "average",
        total: secondsAt(view.total, target),
        ...weightBy(places.worked, view.total),
      },
      cellOf: ({ now }) => readFigure(now, target, words),
    });
  }
}

function addBeside(columns: TimeColumn[], { view }: TimeFigures, words: TimeWords, places: Places): void {
  if (!view.earlier) return;
  const before = view.earlier.total;
  columns.push(
    dayColumn(words.before(words.firstDay), (line) => line.beside?.from),
    dayColumn(words.before(words.lastDay), (line) => line.beside?.to),
    { column: textColumn(words.before(words.periodStatus)), cellOf: (line) => nameBeside(line, words) },
    countColumn(words.before(words.worked), before.daysWorked, (line) => readWorked(line.beside)),
  );
  const at = columns.length - 1;
  for (const target of listTargets(view)) {
    const title = titleOf(target, view, words);
    const measured = view.isPerDay ? words.measured(title) : title;
    const live = { differenceOf: [places.now.get(target) ?? 0, columns.length] as const };
    columns.push({
      column: {
        title: words.before(measured),
        total: secondsAt(before, target),
        ...(view.isPerDay ? { kind: "average", ...weightBy(at, before) } : { kind: "time" }),
      },
      cellOf: (line) => readFigure(line.beside, target, words),
    });
    columns.push({
      column: {
        title: words.change(measured),
        kind: "change",
        total: differenceOf(view.total, before, target),
        live,
      },
      cellOf: ({ now }) => now && knownChange(now, target),
    });
  }
}

// Nobody's days are no weights: a spreadsheet would divide by zero.
function weightBy(place: number, { daysWorked }: Figures): Pick<TableColumn, "live"> {
  return daysWorked ? { live: { weightedBy: place } } : {};
}

function nameBeside({ now, beside }: TimeLine, words: TimeWords): string {
  return words.statusBeside(beside, now?.changeGap ?? null);
}

function readFigure(row: PeriodSide | null, target: Place, words: TimeWords): TableCell {
  return row && hasTime(row) ? readTime(row, target, words) : null;
}

function unknownColumn(table: PeriodTable, words: TimeWords): TimeColumn {
  return {
    column: textColumn(words.unknownIn),
    cellOf: ({ sums }) => listUnknown(sums ?? {}, table, words),
  };
}

function listTargets({ states }: PeriodTable): Place[] {
  return [...states.keys(), null];
}

function titleOf(target: Place, { states }: PeriodTable, words: TimeWords): string {
  return target === null ? words.total : words.stateName(states[target] ?? "");
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
