import { nameRow } from "@/components/figures/row-name";
import type { Shown } from "@/components/figures/shown-figures";
import { exactHours, exactPoints, timeText } from "@/components/figures/table-number";
import { type PageTranslator, wordGap } from "@/components/figures/use-gap-words";
import { nameAllowance } from "@/lib/report/allowances/describe-allowances";
import type { FigureColumn } from "@/lib/report/columns/columns";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import { timeUnit } from "@/lib/report/figures/duration";
import {
  differenceOf,
  type Figures,
  isBlank,
  knownChange,
  type Measure,
  type Place,
  secondsAt,
  secondsIn,
  shareChangeOf,
} from "@/lib/report/figures/figure-table";
import { hasTime } from "@/lib/report/figures/period-table";
import { showControls } from "@/lib/report/text";
import { type DrawnColumn, type DrawnTable, hasChangeColumn } from "./drawn-table";

/** Places of rows and columns, all ends included; columns count from the name: 0, those before the total, total, others. */
export type CellBlock = { fromRow: number; toRow: number; columns: readonly number[] };

/** A column of the table; the total's is none of those arranged. */
type Target = DrawnColumn | "total";

/**
 * The whole table as a spreadsheet takes it from the clipboard: tab-separated, names guarded against formulas, times as
 * `h:mm:ss` or as numbers in the reader's notation, the foot's totals last. Also rows that are not drawn; where another
 * period stands beside, its figures and the differences too, and what only it has.
 */
export function buildTableText(drawn: DrawnTable, t: PageTranslator): string {
  const { table } = drawn;
  const lead = leadOf(drawn, t);
  const columns = listColumns(drawn, t);
  const rows = table.rows.map((row, place) => [
    ...lead.row(place),
    ...columns.flatMap(({ cells }) => cells(place, wordGap(row, t))),
  ]);
  const only = (table.earlier?.only ?? []).map((side, place) => [
    ...lead.only(place),
    ...columns.flatMap((column) => column.only(side)),
  ]);
  return joinCells([
    [...lead.names, ...columns.flatMap(({ names }) => names)],
    ...rows,
    ...only,
    [totalWord(drawn, t), ...lead.names.slice(1).map(() => ""), ...columns.flatMap(({ totals }) => totals())],
  ]);
}

/** A block of cells in the same form, without heads; a difference stands behind its figure. */
export function buildBlockText(
  drawn: DrawnTable,
  t: PageTranslator,
  { fromRow, toRow, columns }: CellBlock,
): string {
  const isWide = drawn.layout.name === "wide";
  const targets = [null, ...(isWide ? drawn.before : []), "total" as const, ...(isWide ? drawn.after : [])];
  return joinCells(
    drawn.table.rows.slice(fromRow, toRow + 1).map((row, at) => {
      const place = fromRow + at;
      const gap = wordGap(row, t);
      return columns.flatMap((column) => {
        const target = targets[column];
        if (target === undefined) return [];
        return target === null ? [nameOf(drawn, place)] : cellTexts(drawn, place, target, gap);
      });
    }),
  );
}

/** What says which row it is: a name, and of an agent the id; of a period how many are in it. */
function leadOf(drawn: DrawnTable, t: PageTranslator) {
  const { kind, locale } = drawn;
  if (kind !== "agents")
    return {
      names: [t(`days.head-${kind}`)],
      row: (place: number) => [nameOf(drawn, place)],
      only: (place: number) => {
        const heading = drawn.table.earlier?.only[place];
        return [
          heading ? guardCsvText(t("export.before", { title: nameRow(heading, kind, locale, false) })) : "",
        ];
      },
    };
  const lead = (agent: { id: string; name: string } | undefined) => [
    guardCsvText(showControls(agent?.name ?? "") || (agent?.id ?? "")),
    guardCsvText(agent?.id ?? ""),
  ];
  return {
    names: [t("table.agent"), t("table.id")],
    row: (place: number) => lead(drawn.table.rows[place]),
    only: (place: number) => lead(drawn.table.earlier?.only[place]),
  };
}

// Per day worked the foot over time is an average.
function totalWord({ kind, table }: DrawnTable, t: PageTranslator): string {
  return t(kind !== "agents" && table.isPerDay ? "table.average" : "table.total");
}

function timeWord(drawn: DrawnTable, t: PageTranslator): string {
  return drawn.kind === "agents" ? t("table.time") : totalWord(drawn, t);
}

type TextColumn = {
  names: readonly string[];
  cells: (row: number, gapWords: string | null) => readonly string[];
  /** Of a row of the other period alone. */
  only: (side: Figures) => readonly string[];
  totals: () => readonly string[];
};

function listColumns(drawn: DrawnTable, t: PageTranslator): TextColumn[] {
  const drawnColumns = [...drawn.before, ...drawn.after];
  // What changed stands behind its figure, where that is there.
  const isOwn = ({ difference }: DrawnColumn) =>
    difference === undefined ||
    (difference !== null && !drawnColumns.some(({ figure }) => figure?.measure === difference));
  const targets: Target[] = [...drawn.before.filter(isOwn), "total", ...drawn.after.filter(isOwn)];
  return targets.map((target) => {
    const by = target === "total" ? null : target.target.by;
    if (by === "count") return countColumn(drawn, t);
    if (target !== "total" && target.target.by === "over")
      return overColumn(drawn, { ...target, id: target.target.id }, t);
    return by === "median" ? medianColumn(drawn, t) : figureColumn(drawn, target, t);
  });
}

/** What is over an allowance, and on how many days, as a file has it. */
function overColumn(drawn: DrawnTable, target: DrawnColumn & { id: string }, t: PageTranslator): TextColumn {
  const { table } = drawn;
  const place = table.allowances?.findIndex(({ id }) => id === target.id) ?? -1;
  const name = nameAllowance(target.id, table.allowances ?? []);
  const daysText = (figures: Figures | undefined) => String(figures?.daysOver?.[place] ?? "");
  const over = figureColumn(drawn, target, t);
  return {
    names: [...over.names, guardCsvText(t("export.daysOver", { name }))],
    cells: (row, gap) => [...over.cells(row, gap), gap === null ? daysText(table.rows[row]) : ""],
    only: (side) => [...over.only(side), ""],
    totals: () => [...over.totals(), daysText(table.total)],
  };
}

function medianColumn(drawn: DrawnTable, t: PageTranslator): TextColumn {
  return {
    names: [t("agent.medianColumn")],
    cells: (row) => [medianText(drawn, row)],
    only: () => [""],
    totals: () => [""],
  };
}

function medianText(drawn: DrawnTable, row: number): string {
  const median = drawn.kind === "agents" ? null : drawn.medians?.[row];
  return numberText(median?.total ?? null, "average", drawn);
}

// `5 / 7` would be taken for a date: it is two numbers.
function countColumn(drawn: DrawnTable, t: PageTranslator): TextColumn {
  const counts = drawn.kind === "agents" ? null : drawn.counts;
  const names = [guardCsvText(counts?.head ?? ""), ...(drawn.kind === "day" ? [] : [t("export.days")])];
  return {
    names,
    cells: (row) => splitCount(counts?.rows[row], drawn.kind),
    only: () => names.map(() => ""),
    totals: () => splitCount(counts?.total, drawn.kind),
  };
}

function splitCount(text: string | undefined, kind: Shown["kind"]): string[] {
  // Thousands are told apart on the page, and not in a cell.
  const numbers = text?.replace(/[.,]/g, "").match(/\d+/g) ?? [];
  return Array.from({ length: kind === "day" ? 1 : 2 }, (_, at) => numbers[at] ?? "");
}

function figureColumn(drawn: DrawnTable, target: Target, t: PageTranslator): TextColumn {
  const { table } = drawn;
  const measure = measureOf(target);
  const name = guardCsvText(target === "total" ? timeWord(drawn, t) : target.name);
  const earlier = measure === undefined ? null : table.earlier;
  if (target !== "total" && target.difference !== undefined)
    return differenceColumn(drawn, target.difference, t("export.inHours", { title: name }));
  if (earlier === null || measure === undefined)
    return {
      names: [name],
      cells: (row, gap) => [gap === null ? figureText(drawn, table.rows[row], target) : gapText(gap, target)],
      only: () => [""],
      totals: () => [totalText(drawn, target)],
    };
  const title = t("export.change", { title: name });
  const change = t(isInPoints(drawn, measure) ? "export.inPoints" : "export.inHours", { title });
  return {
    names: [name, guardCsvText(t("export.before", { title: name })), guardCsvText(change)],
    cells: (at, gap) => {
      const row = table.rows[at];
      const change =
        measure === null && row?.changeGap === "new" ? t("compare.new") : changeText(drawn, at, measure);
      const own = gap === null ? figureText(drawn, row, target) : gapText(gap, target);
      return [own, hasEarlier(drawn, at) ? earlierText(drawn, row?.earlier, measure) : "", change];
    },
    only: (side) => ["", earlierText(drawn, side, measure), ""],
    totals: () => [
      totalText(drawn, target),
      earlierText(drawn, earlier.total, measure),
      totalChangeText(drawn, measure),
    ],
  };
}

/** A difference whose own figure is no column. */
function differenceColumn(drawn: DrawnTable, measure: Measure, name: string): TextColumn {
  return {
    names: [guardCsvText(name)],
    cells: (at) => [changeText(drawn, at, measure)],
    only: () => [""],
    totals: () => [totalChangeText(drawn, measure)],
  };
}

function cellTexts(drawn: DrawnTable, row: number, target: Target, gap: string | null): string[] {
  if (target !== "total" && target.target.by === "count")
    return splitCount(drawn.kind === "agents" ? "" : drawn.counts?.rows[row], drawn.kind);
  if (target !== "total" && target.target.by === "median") return [medianText(drawn, row)];
  if (target !== "total" && target.difference !== undefined)
    return [gap === null ? changeText(drawn, row, target.difference) : ""];
  const place = placeOf(target);
  const isApart = target === "total" && hasChangeColumn(drawn);
  const hasChange = drawn.table.earlier !== null && place !== undefined && !isApart;
  if (gap !== null) return [gapText(gap, target), ...(hasChange ? [""] : [])];
  const figure = figureText(drawn, drawn.table.rows[row], target);
  return hasChange ? [figure, changeText(drawn, row, place)] : [figure];
}

function measureOf(target: Target): Measure | undefined {
  return target === "total" ? null : target.figure?.measure;
}

// Of a state its place in the table, of the total null; days worked and averages are no part of a whole.
function placeOf(target: Target): Place | undefined {
  return target === "total" ? null : target.figure?.place;
}

// Why a row has no figures stands once, where its total would.
function gapText(words: string, target: Target): string {
  return target === "total" ? words : "";
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function joinCells(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteCell).join("\t")).join("\n");
}

// Readers take a quote for the start of a quoted cell, which ends at the next quote, rows later. So a cell with a quote is
// quoted, and its own quotes are doubled (RFC 4180, 2.7).
function quoteCell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function nameOf({ rowNames }: DrawnTable, place: number): string {
  return guardCsvText(rowNames[place] ?? "");
}

function figureText(
  { unit, locale }: Pick<Shown, "unit" | "locale">,
  figures: Figures | undefined,
  target: Target,
): string {
  if (!figures) return "";
  const place = placeOf(target);
  if (place !== undefined) return stateText({ unit, locale }, figures, place);
  const column = target === "total" ? null : target.figure;
  return numberText(column?.read(figures) ?? null, column?.unit, { unit, locale });
}

function stateText({ unit, locale }: Pick<Shown, "unit" | "locale">, figures: Figures, place: Place): string {
  if (place !== null && isBlank(figures, place)) return "";
  return timeText(secondsAt(figures, place), figures.wholeTotal, unit, locale);
}

function numberText(
  value: number | null,
  of: FigureColumn["unit"] | undefined,
  { unit, locale }: Pick<Shown, "unit" | "locale">,
): string {
  if (value === null) return "";
  return of === "days" ? String(value) : timeText(value, 0, timeUnit(unit), locale);
}

function totalText({ table, unit, locale }: DrawnTable, target: Target): string {
  const place = placeOf(target);
  if (place !== undefined)
    return timeText(secondsAt(table.total, place), table.total.wholeTotal, unit, locale);
  const column = target === "total" ? null : target.figure;
  return numberText(column?.total(table) ?? null, column?.unit, { unit, locale });
}

// Nobody stands beside a zero: a period without anybody has no figures.
function hasEarlier(drawn: DrawnTable, at: number): boolean {
  if (drawn.kind === "agents") return true;
  const earlier = drawn.table.rows[at]?.earlier;
  return earlier ? hasTime(earlier) : false;
}

function earlierText(
  { unit, locale }: Pick<Shown, "unit" | "locale">,
  earlier: Figures | null | undefined,
  measure: Measure,
) {
  if (!earlier || (typeof measure === "number" && earlier.unknown?.includes(measure))) return "";
  if (measure === "average" || measure === "paid")
    return numberText(secondsIn(earlier, measure), measure === "paid" ? "time" : measure, { unit, locale });
  return timeText(secondsAt(earlier, measure), earlier.wholeTotal, unit, locale);
}

// Empty where it is not known, or one side has no row.
function changeText(drawn: DrawnTable, at: number, measure: Measure): string {
  const row = drawn.table.rows[at];
  const seconds = row?.earlier ? knownChange(row, measure) : null;
  if (seconds === null || !row?.earlier) return "";
  return writeChange(drawn, seconds, row, row.earlier, measure);
}

function totalChangeText({ table, ...measured }: DrawnTable, measure: Measure): string {
  const { total, earlier } = table;
  if (!earlier) return "";
  const seconds = differenceOf(total, earlier.total, measure);
  return seconds === null ? "" : writeChange(measured, seconds, total, earlier.total, measure);
}

// Hours, since no spreadsheet shows a time below zero where its calendar begins in 1900.
function writeChange(
  { unit, locale }: Pick<Shown, "unit" | "locale">,
  seconds: number,
  now: Figures,
  earlier: Figures,
  measure: Measure,
): string {
  if (!isInPoints({ unit }, measure)) return exactHours(seconds, locale);
  const points = shareChangeOf(now, earlier, measure);
  return points === null ? "" : exactPoints(points, locale);
}

// A total is all of its own whole, now and before: what changed of it is its time.
function isInPoints({ unit }: Pick<Shown, "unit">, measure: Measure): measure is number {
  return unit === "percent" && typeof measure === "number";
}

// The cells that the selection touches, also those of rows in between that are not drawn; else the one that has the focus.
function listChosen(scroller: Element): HTMLTableCellElement[] {
  const selection = document.getSelection();
  const cells = [...scroller.querySelectorAll<HTMLTableCellElement>("tbody :is(th, td)[data-cell]")];
  if (selection && !selection.isCollapsed) return cells.filter((cell) => isTouched(cell, selection));
  return cells.filter((cell) => cell.contains(document.activeElement));
}

function isTouched(cell: Element, selection: Selection): boolean {
  return Array.from({ length: selection.rangeCount }, (_, place) => selection.getRangeAt(place)).some(
    (range) => range.intersectsNode(cell),
  );
}

/** The block of cells that is chosen in a table, as its selection or its focus says; null where there is none. */
export function readChosenBlock(scroller: Element): CellBlock | null {
  const cells = listChosen(scroller);
  if (cells.length === 0) return null;
  const rows = cells.map((cell) => Number(cell.dataset.cell?.split(":")[0]));
  const columns = [...new Set(cells.map(({ cellIndex }) => cellIndex))].sort((a, b) => a - b);
  return { fromRow: Math.min(...rows), toRow: Math.max(...rows), columns };
}
