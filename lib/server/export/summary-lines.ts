import { secondsAt } from "@/lib/report/figures/figure-table";
import { describeState } from "@/lib/report/states/describe-state";
import type { BesideTable, RowPresence } from "@/lib/server/export/tables/agent-table";
import type { ExportTable, TableColumn } from "@/lib/server/export/tables/file-columns";
import { rangeOfColumn } from "@/lib/server/export/workbook/table-formula";
import type { ExportDocument } from "./export-document";
import type { Translate } from "./export-translator";
import { refOf } from "./xlsx/place";

type Named<Table> = { table: Table; name: string };

/** The sheets that the summary rests on; `beside` only where the link has another measure or compares. */
export type SummaryTables = { agents: Named<ExportTable>; beside: Named<BesideTable> | null };

export type SummaryCell = { figure: number; kind: TableColumn["kind"]; formula: string | null };

export type SummaryLine = { name: string; isTotal: boolean; cells: (SummaryCell | null)[] };

/** The team's figures, a line per state and the total, then who stands on one side only; live where sheets hold them. */
export function listSummaryLines(document: ExportDocument, tables: SummaryTables, t: Translate) {
  const { view, beside } = document;
  const { earlier, isPerDay } = beside.figures.table;
  const total = t("export.total");
  return {
    titles: [
      t("export.state"),
      total,
      t("export.share"),
      ...(isPerDay ? [t("export.measured", { title: total })] : []),
      ...(earlier ? [t("export.otherPeriod"), t("export.inHours", { title: t("export.difference") })] : []),
    ],
    lines: [
      ...view.states.map((state, at) => buildLine(document, tables, { state, at }, t)),
      ...(earlier?.otherStates ?? []).map((other) => buildOtherState(document, other, t)),
      buildLine(document, tables, null, t),
      ...listPresences(document, tables, t),
    ],
  };
}

type StatePlace = { state: string; at: number };

// `place` null = the total.
function buildLine(
  document: ExportDocument,
  tables: SummaryTables,
  place: StatePlace | null,
  t: Translate,
): SummaryLine {
  const { view } = document;
  const seconds = secondsAt(view.total, place?.at ?? null);
  return {
    name: place ? nameOf(place.state, t) : t("export.totals"),
    isTotal: place === null,
    cells: [
      { figure: seconds, kind: "time", formula: sumFormula(document, tables, place) },
      view.total.total > 0 ? { figure: seconds / view.total.total, kind: "part", formula: null } : null,
      ...listBeside(document, tables, place),
    ],
  };
}

function listBeside(
  { beside }: ExportDocument,
  tables: SummaryTables,
  place: StatePlace | null,
): SummaryCell[] {
  const { total, earlier, isPerDay } = beside.figures.table;
  const state = place?.state ?? null;
  const there = tables.beside?.table.figures.find((figure) => figure.state === state);
  const refOf = (column: number | undefined) => footOf(tables.beside, column);
  const kind = isPerDay ? "average" : "time";
  const now = secondsAt(total, place?.at ?? null);
  const own: SummaryCell[] = isPerDay ? [{ figure: now, kind, formula: refOf(there?.now) }] : [];
  if (!earlier) return own;
  const before = secondsAt(earlier.total, place?.at ?? null);
  return [
    ...own,
    { figure: before, kind, formula: refOf(there?.before) },
    { figure: now - before, kind: "change", formula: refOf(there?.change) },
  ];
}

// A state that only the other period has: no column holds it.
function buildOtherState(
  { beside }: ExportDocument,
  { state, seconds }: { state: string; seconds: number },
  t: Translate,
): SummaryLine {
  const { isPerDay } = beside.figures.table;
  const kind = isPerDay ? "average" : "time";
  return {
    name: nameOf(state, t),
    isTotal: false,
    cells: [
      null,
      null,
      ...(isPerDay ? [null] : []),
      { figure: seconds, kind, formula: null },
      { figure: -seconds, kind: "change", formula: null },
    ],
  };
}

const presences: readonly RowPresence[] = ["both", "new", "unknown", "absent"];

// Times per day worked do not add up.
function listPresences(
  { beside }: ExportDocument,
  { beside: sheet }: SummaryTables,
  t: Translate,
): SummaryLine[] {
  const { earlier, isPerDay } = beside.figures.table;
  const whole = sheet?.table.figures[0];
  if (!earlier || !sheet || !whole || isPerDay) return [];
  const { table, name } = sheet;
  const at = table.columns.findIndex(({ title }) => title === t("export.presence"));
  return presences.flatMap((presence) => {
    const word = t(`export.presence-${presence}`);
    const count = table.rows.length;
    const rows = table.rows.filter((row) => row[at] === word);
    if (rows.length === 0) return [];
    const sumOf = (place = 0) => rows.reduce((sum, row) => sum + Number(row[place] ?? 0), 0);
    const sumIf = (place = 0) =>
      `SUMIF('${name}'!${rangeOfColumn(at, count)},"${word}",'${name}'!${rangeOfColumn(place, count)})`;
    const [now, before] = [sumOf(whole.now), sumOf(whole.before)];
    const change = `(${sumIf(whole.now)}-${sumIf(whole.before)})*24`;
    return {
      name: t("export.agentsIn", { count: rows.length, where: word }),
      isTotal: false,
      cells: [
        { figure: now, kind: "time" as const, formula: sumIf(whole.now) },
        null,
        { figure: before, kind: "time" as const, formula: sumIf(whole.before) },
        { figure: now - before, kind: "change" as const, formula: change },
      ],
    };
  });
}

// A state without a column has no cells to add up.
function sumFormula(
  { columns }: ExportDocument,
  { agents: { table, name } }: SummaryTables,
  place: StatePlace | null,
): string | null {
  if (table.rows.length === 0) return null;
  const lead = table.columns.findIndex(({ kind }) => kind !== "text");
  const column = columns.findIndex(
    ({ by, ...shown }) => by === "state" && "state" in shown && shown.state === place?.state,
  );
  if (place && column < 0) return null;
  const at = place ? lead + column : table.columns.findLastIndex(({ kind }) => kind === "time");
  return `SUM('${name}'!${rangeOfColumn(at, table.rows.length)})`;
}

function footOf(sheet: Named<BesideTable> | null, column: number | undefined): string | null {
  if (!sheet || column === undefined || sheet.table.rows.length === 0) return null;
  return `'${sheet.name}'!${refOf(column, sheet.table.rows.length + 2)}`;
}

function nameOf(state: string, t: Translate): string {
  return describeState(state, t);
}
