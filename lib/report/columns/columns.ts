/** A column of a period's own figures: the days worked, the time per day worked, or one state's time. */
export type OwnColumn = { by: "worked" | "average" } | { by: "state"; state: string };

/** A column of the matrix beside name and total; `change`: the total's difference to the period compared with. */
export type Column = OwnColumn | { by: "change" };

/** One key of an order: a column, the total, or the name. */
export type SortKey = SortTarget & { direction: "asc" | "desc" };

/** Whether two keys name the same column, whichever way it is ordered. */
export function isSameColumn(one: SortTarget, other: SortTarget): boolean {
  if (one.by !== other.by) return false;
  return one.by !== "state" || (other.by === "state" && one.state === other.state);
}

/** What can be ordered by. */
export type SortTarget = Column | { by: "total" } | { by: "name" };
