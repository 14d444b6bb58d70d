import type { Figures, FigureTable, Place } from "@/lib/report/figures/figure-table";
import type { OwnColumn } from "./columns";

/** A column of figures: what it reads of a row and of all rows together, each in seconds or days; null = not known. */
export type FigureColumn = {
  /** Of a state its place in the table, of the total null; absent where a column has no difference of its own. */
  place?: Place;
  unit: "time" | "average" | "days";
  read: (figures: Figures) => number | null;
  /** Below the rows: of their sum, and per day worked. */
  total: (table: Totals) => number | null;
  average: (table: Totals) => number | null;
};

type Totals = Pick<FigureTable<unknown>, "total" | "averages">;

/** The one description of each column that has figures of its own: page, copy, files and order read by it. */
export function describeColumn(column: OwnColumn | { by: "total" }, states: readonly string[]): FigureColumn {
  switch (column.by) {
    case "worked":
      return {
        unit: "days",
        read: ({ daysWorked }) => daysWorked,
        total: ({ total }) => total.daysWorked,
        average: () => null,
      };
    case "average":
      return {
        unit: "average",
        read: ({ average }) => average,
        total: ({ total }) => total.average,
        average: ({ averages }) => averages?.total ?? null,
      };
    case "total":
      return {
        place: null,
        unit: "time",
        read: ({ total }) => total,
        total: ({ total }) => total.total,
        average: ({ averages }) => averages?.total ?? null,
      };
    case "state": {
      const place = states.indexOf(column.state);
      return {
        place,
        unit: "time",
        read: ({ seconds }) => seconds[place] ?? 0,
        total: ({ total }) => total.seconds[place] ?? 0,
        average: ({ averages }) => averages?.seconds[place] ?? null,
      };
    }
  }
}
