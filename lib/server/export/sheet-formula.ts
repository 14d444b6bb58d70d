import { colToLetter } from "hucre/xlsx";
import type { ExportTable, LiveColumn, TableColumn } from "@/lib/report/export-table";

/** `D2:D121`: the rows of a table's column, as its sheet has them. */
export function rangeOfColumn({ rows }: Pick<ExportTable, "rows">, place: number): string {
  const letter = colToLetter(place);
  return `${letter}2:${letter}${rows.length + 1}`;
}

/** The formula of a cell that other cells of its row (1 = the titles) make; null where it is a figure of its own. */
export function formulaOfRow({ live, kind }: TableColumn, row: number): string | null {
  if (!live || "weightedBy" in live) return null;
  if ("sumOf" in live) return `SUM(${refOf(live.sumOf[0], row)}:${refOf(live.sumOf[1], row)})`;
  return differenceOf(live, kind, row);
}

/** The formula of the cell below a column; null where it has none. */
export function formulaOfTotal(table: ExportTable, place: number): string | null {
  const { columns, rows } = table;
  const column = columns[place];
  if (!column || rows.length === 0) return null;
  const { live, kind } = column;
  if (live && "differenceOf" in live) return differenceOf(live, kind, rows.length + 2);
  if (live && "weightedBy" in live) {
    const weights = rangeOfColumn(table, live.weightedBy);
    return `SUMPRODUCT(${rangeOfColumn(table, place)},${weights})/SUM(${weights})`;
  }
  return kind === "time" ? `SUM(${rangeOfColumn(table, place)})` : null;
}

// Hours: no spreadsheet shows a time below zero where its calendar begins with the year 1900.
function differenceOf(
  { differenceOf: [now, before] }: Extract<LiveColumn, { differenceOf: unknown }>,
  kind: TableColumn["kind"],
  row: number,
): string {
  const [one, other] = [refOf(now, row), refOf(before, row)];
  return kind === "growth" ? `${one}/${other}-1` : `(${one}-${other})*24`;
}

function refOf(place: number, row: number): string {
  return `${colToLetter(place)}${row}`;
}
