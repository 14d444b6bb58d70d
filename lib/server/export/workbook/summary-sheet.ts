import { type Place, secondsAt } from "@/lib/report/figures/figure-table";
import { describeState } from "@/lib/report/states/describe-state";
import type { ExportDocument } from "@/lib/server/export/export-document";
import type { Translate } from "@/lib/server/export/export-translator";
import type { BesideTable, RowPresence } from "@/lib/server/export/tables/agent-table";
import type { ExportTable, TableCell } from "@/lib/server/export/tables/file-columns";
import type { Cell, Row } from "@/lib/server/export/xlsx/cell";
import { refOf } from "@/lib/server/export/xlsx/place";
import type { Sheet } from "@/lib/server/export/xlsx/sheet";
import { figureCell, textCell } from "./table-cell";
import { rangeOfColumn } from "./table-formula";

type Named<Table> = { table: Table; name: string };

/** The sheets that the summary rests on; `beside` only where the link has another measure or compares. */
export type SummaryTables = { agents: Named<ExportTable>; beside: Named<BesideTable> | null };

const widths = { label: 34, column: 18 };
/** The columns over which the words of a fact run. */
const factColumns = 5;
const lineHeightPoints = 15;
// A row can be no higher.
const mostPoints = 409;
// A program finds no height for words that run over several columns.
const lettersALine = factColumns * widths.column;

/**
 * What the file is, of when and how whole; below, the team's figures, a line per state and the total, then who stands on
 * one side only; live from the other sheets where these hold them.
 */
export function buildSummarySheet(document: ExportDocument, tables: SummaryTables, t: Translate): Sheet {
  const { facts, view, beside } = document;
  const titles = listTitles(document, t);
  const rows: Row[] = [
    ...facts.map(({ label, text }) => factRow(label, text)),
    { cells: [] },
    { cells: titles.map((title, place) => textCell(title, place === 0 ? "bold:head" : "bold:headEnd")) },
    ...view.states.map((_, place) => figureRow(document, tables, place, t)),
    ...(beside.table.earlier?.otherStates ?? []).map((other) => otherStateRow(document, other, t)),
    figureRow(document, tables, null, t),
    ...listPresences(document, tables, t),
  ];
  return {
    name: t("files.sheet-summary"),
    widths: [
      widths.label,
      ...new Array<number>(Math.max(factColumns, titles.length - 1)).fill(widths.column),
    ],
    frozen: null,
    hasHead: false,
    batches: [rows],
    merged: facts.map((_, place) => `${refOf(1, place + 1)}:${refOf(factColumns, place + 1)}`),
  };
}

function factRow(label: string, text: string): Row {
  const lines = Math.max(1, Math.ceil(text.length / lettersALine));
  return {
    cells: [textCell(label, "bold:wrapped"), textCell(text, "wrapped")],
    heightPoints: Math.min(lines * lineHeightPoints, mostPoints),
  };
}

function listTitles({ beside }: ExportDocument, t: Translate): string[] {
  const { earlier, isPerDay } = beside.table;
  const total = t("files.total");
  return [
    t("files.state"),
    total,
    t("files.share"),
    ...(isPerDay ? [t("files.measured", { title: total })] : []),
    ...(earlier ? [t("export.otherPeriod"), t("export.inHours", { title: t("files.difference") })] : []),
  ];
}

function figureRow(document: ExportDocument, tables: SummaryTables, place: Place, t: Translate): Row {
  const { view } = document;
  const state = stateAt(document, place);
  const seconds = secondsAt(view.total, place);
  const isBold = state === null;
  const name = state === null ? t("files.totals") : describeState(state, t, document.stateNames);
  return {
    cells: [
      textCell(name, isBold ? "bold:wrapped" : "wrapped"),
      figureCell(seconds, "time", { formula: sumFormula(document, tables, state), isBold }),
      view.total.total > 0 ? figureCell(seconds / view.total.total, "part", { isBold }) : null,
      ...listBeside(document, tables, place),
    ],
  };
}

function stateAt({ view }: ExportDocument, place: Place): string | null {
  return place === null ? null : (view.states[place] ?? null);
}

function listBeside(document: ExportDocument, tables: SummaryTables, place: Place): Cell[] {
  const { total, earlier, isPerDay } = document.beside.table;
  const state = stateAt(document, place);
  const there = tables.beside?.table.figures.find((figure) => figure.state === state);
  const kind = isPerDay ? "average" : "time";
  const cell = (figure: number, as: "average" | "time" | "change", column: number | undefined) =>
    figureCell(figure, as, { formula: footOf(tables.beside, column), isBold: place === null });
  const now = secondsAt(total, place);
  const own = isPerDay ? [cell(now, kind, there?.now)] : [];
  if (!earlier) return own;
  const before = secondsAt(earlier.total, place);
  return [...own, cell(before, kind, there?.before), cell(now - before, "change", there?.change)];
}

// A state that only the other period has: no column holds it.
function otherStateRow(
  { beside, stateNames }: ExportDocument,
  { state, seconds }: { state: string; seconds: number },
  t: Translate,
): Row {
  const { isPerDay } = beside.table;
  const before = figureCell(seconds, isPerDay ? "average" : "time");
  const blank = new Array<null>(isPerDay ? 3 : 2).fill(null);
  const name = textCell(describeState(state, t, stateNames), "wrapped");
  return { cells: [name, ...blank, before, figureCell(-seconds, "change")] };
}

const presences: readonly RowPresence[] = ["both", "new", "unknown", "absent", "neither"];

// Times per day worked do not add up.
function listPresences({ beside }: ExportDocument, { beside: sheet }: SummaryTables, t: Translate): Row[] {
  const { earlier, isPerDay } = beside.table;
  const whole = sheet?.table.figures[0];
  if (!earlier || !sheet || !whole || isPerDay) return [];
  const { table, name } = sheet;
  const at = table.columns.findIndex(({ title }) => title === t("files.presence"));
  return presences.flatMap((presence) => {
    const word = t(`files.presence-${presence}`);
    const count = table.rows.length;
    const rows = table.rows.filter((row) => row[at] === word);
    if (rows.length === 0) return [];
    const sumOf = (place = 0) => rows.reduce((sum, row) => sum + timeIn(row[place]), 0);
    const sumIf = (place = 0) =>
      `SUMIF('${name}'!${rangeOfColumn(at, count)},"${word}",'${name}'!${rangeOfColumn(place, count)})`;
    const [now, before] = [sumOf(whole.now), sumOf(whole.before)];
    const change = `(${sumIf(whole.now)}-${sumIf(whole.before)})*24`;
    return {
      cells: [
        textCell(t("files.agentsIn", { count: rows.length, where: word }), "wrapped"),
        figureCell(now, "time", { formula: sumIf(whole.now) }),
        null,
        figureCell(before, "time", { formula: sumIf(whole.before) }),
        figureCell(now - before, "change", { formula: change }),
      ],
    };
  });
}

// Words stand where there are no records.
function timeIn(cell: TableCell | undefined): number {
  return typeof cell === "number" ? cell : 0;
}

// A state without a column has no cells to add up.
function sumFormula(
  { columns }: ExportDocument,
  { agents: { table, name } }: SummaryTables,
  state: string | null,
): string | null {
  if (table.rows.length === 0) return null;
  const lead = table.columns.findIndex(({ kind }) => kind !== "text");
  const column = columns.findIndex((shown) => shown.by === "state" && shown.state === state);
  if (state !== null && column < 0) return null;
  const at = state === null ? table.columns.findLastIndex(({ kind }) => kind === "time") : lead + column;
  return `SUM('${name}'!${rangeOfColumn(at, table.rows.length)})`;
}

function footOf(sheet: Named<BesideTable> | null, column: number | undefined): string | null {
  if (!sheet || column === undefined || sheet.table.rows.length === 0) return null;
  return `'${sheet.name}'!${refOf(column, sheet.table.rows.length + 2)}`;
}
