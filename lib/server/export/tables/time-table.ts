import type { ChangeGap, Figures, Place } from "@/lib/report/figures/figure-table";
import { secondsAt } from "@/lib/report/figures/figure-table";
import type { Grain } from "@/lib/report/figures/grain";
import {
  hasTime,
  isReadWhole,
  type PeriodHeading,
  type PeriodSide,
  type PeriodTable,
} from "@/lib/report/figures/period-table";
import type { BesideWords } from "./agent-table";
import type { ExportTable, TableCell } from "./file-columns";
import {
  addEarlier,
  addMeasured,
  addUnknown,
  createColumns,
  type FileColumns,
  type FileLine,
  listLines,
  readTime,
  textColumn,
  titleOfFigure,
} from "./file-columns";

/** A link read over time: exact sums, and the same in the link's measure beside the other period. */
export type TimeFigures = { grain: Grain; sums: PeriodTable; view: PeriodTable };

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

type Columns = FileColumns<PeriodHeading>;
type Line = FileLine<PeriodHeading>;

/**
 * A link read over time, one row per day, week or month: exact sums, the figures per day worked where the link has them,
 * and what stands beside each. What was not read, failed or had nobody in it is words; the days of the other period that
 * stand beside none come last.
 */
export function buildTimeTable(figures: TimeFigures, words: TimeWords): ExportTable {
  const { sums, view } = figures;
  const columns: Columns = createColumns();
  const worked = addLead(columns, figures, words);
  const places = addSums(columns, sums, words);
  addUnknown(columns, sums, words);
  const measures = [...places].map(([target, at]) => {
    const title = titleOfFigure(target, view.states, words);
    const measure = {
      ...{ table: view, target, title: view.isPerDay ? words.measured(title) : title },
      // Nobody's days are no weights: a spreadsheet would divide by zero.
      worked: { now: view.total.daysWorked ? worked : undefined },
      read: (side: PeriodSide | null) => readFigure(side, target, words),
    };
    return { measure, now: view.isPerDay ? addMeasured(columns, measure) : at };
  });
  if (view.earlier) {
    const before = addEarlierLead(columns, view.earlier.total, words);
    for (const { measure, now } of measures)
      addEarlier(columns, { ...measure, worked: { before } }, words, now);
  }
  return columns.lay(listLines(sums, view));
}

/** Which days, how they are known, how many of them, and how many agents or days worked; answers where those stand. */
function addLead(columns: Columns, { grain, sums }: TimeFigures, words: TimeWords): number {
  const sumOf = (of: "days" | "daysWithData") => sums.rows.reduce((all, row) => all + row[of], 0);
  addDay(columns, words.firstDay, ({ now }) => now?.from);
  addDay(columns, words.lastDay, ({ now }) => now?.to);
  columns.add(textColumn(words.periodStatus), ({ now }) => now && words.statusOfRow(now));
  if (grain === "day") return addCount(columns, words.agents, null, ({ now }) => readWorked(now));
  addCount(columns, words.daysWithData, sumOf("daysWithData"), ({ now }) => now?.daysWithData);
  addCount(columns, words.days, sumOf("days"), ({ now }) => now?.days);
  // Agents of several days are not added up: most are the same people.
  const total = isReadWhole({ days: sums.rows }) ? sums.total.daysWorked : null;
  return addCount(columns, words.columnName("worked"), total, ({ now }) => readWorked(now));
}

/** The same of the other period; answers where its days worked stand, where there are any. */
function addEarlierLead(columns: Columns, { daysWorked }: Figures, words: TimeWords): number | undefined {
  addDay(columns, words.before(words.firstDay), ({ earlier }) => earlier?.from);
  addDay(columns, words.before(words.lastDay), ({ earlier }) => earlier?.to);
  columns.add(textColumn(words.before(words.periodStatus)), ({ now, earlier }) =>
    words.statusBeside(earlier, now?.changeGap ?? null),
  );
  const at = addCount(columns, words.before(words.columnName("worked")), daysWorked, ({ earlier }) =>
    readWorked(earlier),
  );
  return daysWorked ? at : undefined;
}

// While a day is to be read, nobody knows on how many somebody was there.
function readWorked(row: PeriodSide | null): number | null {
  return row && row.daysWithData > 0 && row.status !== "missing" ? row.daysWorked : null;
}

/** Exact sums of every state and of them all; answers where each stands. */
function addSums(columns: Columns, sums: PeriodTable, words: TimeWords): Map<Place, number> {
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

function readFigure(row: PeriodSide | null, target: Place, words: TimeWords): TableCell {
  return row && hasTime(row) ? readTime(row, target, words) : null;
}

function addDay(columns: Columns, title: string, read: (line: Line) => string | undefined): void {
  columns.add({ title, kind: "day", total: null }, (line) => read(line) ?? null);
}

function addCount(
  columns: Columns,
  title: string,
  total: number | null,
  read: (line: Line) => number | null | undefined,
): number {
  return columns.add({ title, kind: "count", total }, (line) => read(line) ?? null);
}
