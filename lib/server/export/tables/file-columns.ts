import { nameAllowance } from "@/lib/report/allowances/describe-allowances";
import { describeColumn } from "@/lib/report/columns/columns";
import {
  differenceOf,
  type FigureRow,
  type Figures,
  type FigureTable,
  isBlank,
  knownChange,
  type Measure,
  type Place,
  paidOf,
  type Side,
  secondsAt,
  secondsIn,
} from "@/lib/report/figures/figure-table";
import type { TableWords } from "./table-words";

/**
 * What stands under a title: `time` in whole seconds, `average` in seconds, `change` in signed seconds, `part` of one,
 * `growth` as a signed part of one, `day` as `YYYY-MM-DD`; words may stand in any of them.
 */
export type TableColumn = {
  title: string;
  kind: "text" | "time" | "average" | "change" | "growth" | "part" | "count" | "day";
  /** What stands below the column, in its own unit; null where that says nothing. */
  total: number | null;
  live?: LiveColumn;
};

/**
 * How a spreadsheet makes a column out of others, by their places: what its rows add up, what they differ by (`change`
 * and `growth`: now, before), or by which counts the figure below it is weighted.
 */
export type LiveColumn =
  | { sumOf: readonly [first: number, last: number] }
  | { differenceOf: readonly [now: number, before: number] }
  | { weightedBy: number };

export type TableCell = string | number | null;

/** A table as every format writes it: figures are numbers, whatever is not known is words or nothing. */
export type ExportTable = { columns: TableColumn[]; rows: TableCell[][] };

/** A line of a file: its exact sums, its figures in the link's measure, and what the other period has of it. */
export type FileLine<Heading> = {
  sums: Side<Heading> | null;
  now: FigureRow<Heading> | null;
  earlier: Side<Heading> | null;
};

type FileColumn<Line> = TableColumn & { cellOf: (line: Line) => TableCell | undefined };

/** Columns in the order in which they are added. `add` answers a column's place, by which formulas find it. */
export function createColumns<Line>() {
  const columns: FileColumn<Line>[] = [];
  return {
    add: (column: TableColumn, cellOf: FileColumn<Line>["cellOf"]): number =>
      columns.push({ ...column, cellOf }) - 1,
    lay: (lines: readonly Line[]): ExportTable => ({
      columns: columns.map(({ cellOf, ...column }) => column),
      rows: lines.map((line) => columns.map(({ cellOf }) => cellOf(line) ?? null)),
    }),
  };
}

/** The columns of a table whose rows are a link's own. */
export type FileColumns<Heading> = ReturnType<typeof createColumns<FileLine<Heading>>>;

/** The lines of a table in the link's measure, beside its exact sums; what only the other period has comes last. */
export function listLines<Heading>(
  sums: Pick<FigureTable<Heading>, "rows">,
  { rows, earlier }: FigureTable<Heading>,
): FileLine<Heading>[] {
  const only = earlier?.only ?? [];
  return [
    ...rows.map((now, place) => ({ sums: sums.rows[place] ?? null, now, earlier: now.earlier })),
    ...only.map((side) => ({ sums: null, now: null, earlier: side })),
  ];
}

/** A column of words. */
export function textColumn(title: string): TableColumn {
  return { title, kind: "text", total: null };
}

/** A column of civil days. */
export function dayColumn(title: string): TableColumn {
  return { title, kind: "day", total: null };
}

/** Where the days worked stand, by which figures per day worked are weighted; absent where they are no columns. */
export type WorkedPlaces = { now?: number | undefined; before?: number | undefined };

type Measured<Heading> = {
  table: FigureTable<Heading>;
  target: Measure;
  /** The figure's title in the measure of the link. */
  title: string;
  worked: WorkedPlaces;
  read: (side: Side<Heading> | null) => TableCell;
};

/** A figure in the link's measure; per day worked its total is weighted by the days. */
export function addMeasured<Heading>(columns: FileColumns<Heading>, measured: Measured<Heading>): number {
  const { table, title, worked, read } = measured;
  return columns.add(timeColumn(title, table.total, measured, worked.now), ({ now }) => read(now));
}

/** The same figure of the other period, and the signed difference to the one that stands at `now`. */
export function addEarlier<Heading>(
  columns: FileColumns<Heading>,
  measured: Measured<Heading>,
  { t }: TableWords,
  now: number | null,
): { before: number; change: number } | null {
  const { table, target, title, worked, read } = measured;
  const { total, earlier } = table;
  if (!earlier) return null;
  const beforeColumn = timeColumn(t("export.before", { title }), earlier.total, measured, worked.before);
  const before = columns.add(beforeColumn, (line) => read(line.earlier));
  const change = columns.add(
    {
      title: t("export.change", { title }),
      kind: "change",
      total: differenceOf(total, earlier.total, target),
      ...(now !== null && { live: { differenceOf: [now, before] } }),
    },
    (line) => line.now && knownChange(line.now, target),
  );
  return { before, change };
}

/**
 * Beside sums: the time per day worked, that of before and what changed of it, where both are known; `hasOwn`: the
 * range's own has a column already.
 */
export function addAverageChange<Heading>(
  columns: FileColumns<Heading>,
  { table, worked }: Pick<Measured<Heading>, "table" | "worked">,
  words: TableWords,
  hasOwn: boolean,
): void {
  const { total, earlier, isPerDay } = table;
  // Figures per day worked are their own averages.
  if (!earlier || isPerDay || differenceOf(total, earlier.total, "average") === null) return;
  const measured: Measured<Heading> = {
    ...{ table, worked, target: "average", title: words.t("files.average") },
    read: (side) => side?.average ?? null,
  };
  addEarlier(columns, measured, words, hasOwn ? null : addMeasured(columns, measured));
}

/** What of the time is paid in the other period, and what changed of it; `hasOwn` as in `addAverageChange`. */
export function addPaidChange<Heading>(
  columns: FileColumns<Heading>,
  { table, worked }: Pick<Measured<Heading>, "table" | "worked">,
  words: TableWords,
  hasOwn: boolean,
): void {
  if (!table.earlier || table.total.paid === undefined) return;
  const { t } = words;
  const title = t("files.paid");
  const measured: Measured<Heading> = {
    ...{ table, worked, target: "paid", title: table.isPerDay ? t("files.measured", { title }) : title },
    read: (side) => (side && side.daysWorked !== 0 ? readPaid(side, words) : null),
  };
  const isOwn = hasOwn && !table.isPerDay;
  addEarlier(columns, measured, words, isOwn ? null : addMeasured(columns, measured));
}

/** What of a time is paid; words where that is not to be told. */
export function readPaid(figures: Pick<Figures, "total" | "paid">, { t }: TableWords): TableCell {
  return paidOf(figures) ?? t("files.paidUntold");
}

/** What is over an allowance, and on how many days; nothing where that is not known. Answers where the first stands. */
export function addOver<Heading>(
  columns: FileColumns<Heading>,
  id: string,
  table: FigureTable<Heading>,
  { t }: TableWords,
): number {
  const { allowances = [] } = table;
  const name = nameAllowance(id, allowances);
  const place = allowances.findIndex((allowance) => allowance.id === id);
  const { read, total } = describeColumn({ by: "over", id }, table);
  const countDays = ({ daysOver }: Figures) => daysOver?.[place] ?? null;
  const at = columns.add(
    { title: t("files.over", { name }), kind: "time", total: total(table) },
    (line) => line.sums && read(line.sums),
  );
  columns.add(
    { title: t("export.daysOver", { name }), kind: "count", total: countDays(table.total) },
    (line) => line.sums && countDays(line.sums),
  );
  return at;
}

/** What of the time is paid; words where that is not to be told. Answers where it stands. */
export function addPaidTime<Heading>(
  columns: FileColumns<Heading>,
  { total }: FigureTable<Heading>,
  words: TableWords,
): number {
  return columns.add({ title: words.t("files.paid"), kind: "time", total: total.paid ?? null }, (line) =>
    line.now !== null && line.now.gap !== null ? null : line.sums && readPaid(line.sums, words),
  );
}

function timeColumn(
  title: string,
  sum: Figures,
  { table: { isPerDay }, target }: Pick<Measured<unknown>, "table" | "target">,
  weightedBy: number | undefined,
): TableColumn {
  const total = secondsIn(sum, target);
  if (!isPerDay && target !== "average") return { title, total, kind: "time" };
  return { title, total, kind: "average", ...(weightedBy !== undefined && { live: { weightedBy } }) };
}

/** The title of a state's figure, or of the total's. */
export function titleOfFigure(
  target: Place,
  states: readonly string[],
  { t, stateName }: TableWords,
): string {
  return target === null ? t("files.total") : stateName(states[target] ?? "");
}

/** A state's time, or the total's. A time that wolkvox left blank is not zero; what is known of it counts. */
export function readTime(
  figures: Pick<Figures, "seconds" | "total" | "unknown">,
  place: Place,
  words: Pick<TableWords, "unknown">,
): TableCell {
  return place !== null && isBlank(figures, place) ? words.unknown : secondsAt(figures, place);
}

/** The states of which wolkvox left some time blank; a column of it where there is any. */
export function addUnknown<Heading>(
  columns: FileColumns<Heading>,
  { rows, states }: FigureTable<Heading>,
  words: TableWords,
): void {
  if (!rows.some(({ unknown }) => unknown)) return;
  const nameAll = (places: readonly number[] = []) =>
    places.map((at) => titleOfFigure(at, states, words)).join(", ");
  columns.add(textColumn(words.t("files.unknownIn")), ({ sums }) => sums && nameAll(sums.unknown));
}
