import { type Column, isSameColumn } from "./columns";

/** The columns of a table as chosen: pinned ones first, each group in its order, and those left out. */
export type ColumnChoice = { pinned: Column[]; others: Column[]; hidden: Column[] };

/**
 * Arranges the columns that there are by those a reader chose (none = all) and pinned. What was chosen and is not there
 * is passed over: a state that nobody was in today may be back tomorrow. A pinned column is shown also where it was not chosen.
 */
export function arrangeColumns(
  available: readonly Column[],
  chosen: readonly Column[],
  pinned: readonly Column[],
): ColumnChoice {
  const isThere = (column: Column) => available.some((other) => isSameColumn(other, column));
  const shown = (chosen.length === 0 ? available : chosen).filter(isThere);
  const held = pinned.filter(isThere);
  const isHeld = (column: Column) => held.some((other) => isSameColumn(other, column));
  const others = shown.filter((column) => !isHeld(column));
  const isShown = (column: Column) => isHeld(column) || others.some((other) => isSameColumn(other, column));
  return { pinned: held, others, hidden: available.filter((column) => !isShown(column)) };
}

/** The order after a column has moved one place left (-1) or right (1) among those shown. */
export function moveColumn(columns: readonly Column[], column: Column, step: -1 | 1): Column[] {
  const place = columns.findIndex((other) => isSameColumn(other, column));
  const target = place + step;
  if (place < 0 || target < 0) return [...columns];
  const moved = columns.filter((_, index) => index !== place);
  return [...moved.slice(0, target), column, ...moved.slice(target)];
}
