import type { LiveColumn, TableColumn } from "@/lib/server/export/tables/file-columns";
import { lettersOf, refOf } from "@/lib/server/export/xlsx/place";

/** `D2:D121`: the rows of a table's column, as its sheet has them under the titles. */
export function rangeOfColumn(place: number, rows: number): string {
  return `${lettersOf(place)}2:${lettersOf(place)}${rows + 1}`;
}

/** The formula of a cell that other cells of its row (1 = the titles) make; null where it is a figure of its own. */
export function formulaOfRow({ live, kind }: TableColumn, row: number): string | null {
  if (!live || "weightedBy" in live) return null;
  if ("sumOf" in live) return `SUM(${refOf(live.sumOf[0], row)}:${refOf(live.sumOf[1], row)})`;
  return differenceOf(live, kind, row);
}

/** The formula of the cell below a column of so many rows; null where it has none. */
export function formulaOfTotal({ live, kind }: TableColumn, place: number, rows: number): string | null {
  if (live && "differenceOf" in live) return differenceOf(live, kind, rows + 2);
  if (live && "weightedBy" in live) {
    const weights = rangeOfColumn(live.weightedBy, rows);
    return `SUMPRODUCT(${rangeOfColumn(place, rows)},${weights})/SUM(${weights})`;
  }
  return kind === "time" ? `SUM(${rangeOfColumn(place, rows)})` : null;
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
