import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import type { Figures, FigureTable, Measure, Place } from "@/lib/report/figures/figure-table";
import { createStateFilter } from "@/lib/report/states/find-states";

/** A column of figures: what it reads of a row and of all rows together, each in seconds or days; null = not known. */
export type FigureColumn = {
  /** Of a state its place in the table, of the total null; absent where a column is no part of a whole. */
  place?: Place;
  /** What a difference of the column is of; absent where it has none. */
  measure?: Measure;
  unit: "time" | "average" | "days" | "over";
  read: (figures: Figures) => number | null;
  /** Below the rows: of their sum, and per day worked. */
  total: (table: Totals) => number | null;
  average: (table: Totals) => number | null;
};

type Totals = Pick<FigureTable<unknown>, "total" | "averages">;

/**
 * The columns that are of no state, by their word in the link, in the order in which a file has them. A new one is an entry
 * here and its name in both catalogues (`table`, `export`).
 */
const named = {
  worked: {
    unit: "days",
    read: ({ daysWorked }) => daysWorked,
    total: ({ total }) => total.daysWorked,
    average: () => null,
  },
  average: {
    unit: "average",
    measure: "average",
    read: ({ average }) => average,
    total: ({ total }) => total.average,
    average: ({ averages }) => averages?.total ?? null,
  },
  paid: {
    unit: "time",
    measure: "paid",
    read: ({ paid }) => paid ?? null,
    total: ({ total }) => total.paid ?? null,
    average: ({ averages }) => averages?.paid ?? null,
  },
} as const satisfies Record<string, FigureColumn>;

export type NamedColumn = keyof typeof named;

export function isNamedColumn(word: string): word is NamedColumn {
  return Object.hasOwn(named, word);
}

export const namedColumns: readonly NamedColumn[] = Object.keys(named).filter(isNamedColumn);

/** Those that a table has: what is paid only where some time is not, the others where days worked are. */
export function listNamedColumns(isPaidTold: boolean, hasDays: boolean): NamedColumn[] {
  return namedColumns.filter((by) => (by === "paid" ? isPaidTold : hasDays));
}

/**
 * The columns of differences to the period compared with, by their word in the link: what each is the difference of. A
 * new one is an entry here and its name in both catalogues (`table`, `export`).
 */
const differences = { change: null, "average-change": "average" } as const satisfies Record<string, Measure>;

export type DifferenceColumn = { by: keyof typeof differences };

export function isDifference(target: { by: string }): target is DifferenceColumn {
  return Object.hasOwn(differences, target.by);
}

export const differenceColumns: readonly DifferenceColumn[] = Object.keys(differences)
  .map((by) => ({ by }))
  .filter(isDifference);

/** What a column of differences is the difference of. */
export function measureOfDifference({ by }: DifferenceColumn): Measure {
  return differences[by];
}

/** The time over an allowance. */
export type OverColumn = { by: "over"; id: string };

/** A column of a period's own figures: the days worked, the time per day worked, the paid time, one state's time, or that over an allowance. */
export type OwnColumn = { by: NamedColumn } | { by: "state"; state: string } | OverColumn;

/** A column beside name and total. */
export type Column = OwnColumn | DifferenceColumn;

/** What can be ordered by. */
export type SortTarget = Column | { by: "total" } | { by: "name" };

/** One key of an order: a column, the total, or the name. */
export type SortKey = SortTarget & { direction: "asc" | "desc" };

/** Whether two keys name the same column, whichever way it is ordered. */
export function isSameColumn(one: SortTarget, other: SortTarget): boolean {
  if (one.by !== other.by) return false;
  if (one.by === "over") return other.by === "over" && one.id === other.id;
  return one.by !== "state" || (other.by === "state" && one.state === other.state);
}

/**
 * Columns, or keys of an order, with their states spelled as a table has them, each once: a link names them here by the
 * same rule as in `state`. Those that the table does not have stay as they are.
 */
export function spellTargets<Target extends SortTarget>(
  targets: readonly Target[],
  states: readonly string[],
): readonly Target[] {
  const spelled = targets.flatMap((target): Target[] => {
    if (target.by !== "state") return [target];
    const found = states.filter(createStateFilter([target.state], states));
    return found.length === 0 ? [target] : found.map((state) => ({ ...target, state }));
  });
  return spelled.filter(
    (target, place) => spelled.findIndex((other) => isSameColumn(other, target)) === place,
  );
}

/** The one description of each column that has figures of its own: page, copy, files and order read by it. */
export function describeColumn(
  column: OwnColumn | { by: "total" },
  { states, allowances = [] }: { states: readonly string[]; allowances?: readonly Pick<Allowance, "id">[] },
): FigureColumn {
  if (column.by === "total")
    return {
      ...{ place: null, measure: null },
      unit: "time",
      read: ({ total }) => total,
      total: ({ total }) => total.total,
      average: ({ averages }) => averages?.total ?? null,
    };
  if (column.by === "over") {
    const at = allowances.findIndex(({ id }) => id === column.id);
    const read = ({ overrun }: Figures) => overrun?.[at] ?? null;
    return { unit: "over", read, total: ({ total }) => read(total), average: () => null };
  }
  if (column.by !== "state") return named[column.by];
  const place = states.indexOf(column.state);
  return {
    ...{ place, measure: place },
    unit: "time",
    read: ({ seconds }) => seconds[place] ?? 0,
    total: ({ total }) => total.seconds[place] ?? 0,
    average: ({ averages }) => averages?.seconds[place] ?? null,
  };
}
