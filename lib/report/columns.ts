/** A column of the matrix beside name and total: the days worked, the time per day worked, or one state's time. */
export type Column = { by: "worked" | "average" } | { by: "state"; state: string };

/** One key of an order: a column, the total, the name, or the difference to the period compared with. */
export type SortKey = (Column | { by: "total" | "name" | "change" }) & { direction: "asc" | "desc" };

/** Whether two keys name the same column, whichever way it is ordered. */
export function isSameColumn(one: SortTarget, other: SortTarget): boolean {
  if (one.by !== other.by) return false;
  return one.by !== "state" || (other.by === "state" && one.state === other.state);
}

/** What can be ordered by. */
export type SortTarget = Column | { by: "total" | "name" | "change" };
