import { type Column, isSameColumn, spellTargets } from "./columns";

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
  const states = available.flatMap((column) => (column.by === "state" ? column.state : []));
  const isThere = (column: Column) => available.some((other) => isSameColumn(other, column));
  const shown = (chosen.length === 0 ? available : spellTargets(chosen, states)).filter(isThere);
  const held = spellTargets(pinned, states).filter(isThere);
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

/** What a link says of its columns; none = all, in their own order. */
export type ChosenColumns = { columns: readonly Column[]; pinned: readonly Column[] };

/** What a link says after a change of the columns as they are arranged. */
export function changeColumns(
  available: readonly Column[],
  { columns, pinned }: ChosenColumns,
  change: (choice: ColumnChoice) => Partial<ColumnChoice>,
): ChosenColumns {
  const choice = arrangeColumns(available, columns, pinned);
  const next = { ...choice, ...change(choice) };
  const rest = available.filter((column) => !next.pinned.some((held) => isSameColumn(held, column)));
  const areInOrder = rest.every((column, place) => {
    const other = next.others[place];
    return other !== undefined && isSameColumn(column, other);
  });
  const isAsAvailable = areInOrder && rest.length === next.others.length;
  return { columns: isAsAvailable ? [] : next.others, pinned: next.pinned };
}

/** A column is shown as the last one, or left out. */
export function showColumn(column: Column, isShown: boolean) {
  return ({ pinned, others }: ColumnChoice): Partial<ColumnChoice> => ({
    pinned: without(pinned, column),
    others: isShown ? [...without(others, column), column] : without(others, column),
  });
}

/** A column stands beside the name, or no longer. */
export function pinColumn(column: Column) {
  return ({ pinned, others }: ColumnChoice): Partial<ColumnChoice> =>
    pinned.some((held) => isSameColumn(held, column))
      ? { pinned: without(pinned, column), others: [column, ...others] }
      : { pinned: [...pinned, column], others: without(others, column) };
}

function without(columns: readonly Column[], column: Column): Column[] {
  return columns.filter((other) => !isSameColumn(other, column));
}
