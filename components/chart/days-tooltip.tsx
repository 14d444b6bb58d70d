import type { RefObject } from "react";
import { CellTooltip } from "@/components/figures/cell-tooltip";
import type { DaysMatrix } from "@/components/table/days-matrix";
import { useDaysFacts } from "@/components/table/use-days-facts";

const coarsePrefix = "c";

/** What stands before a column's place in `data-cell`, where the table's rows are finer than the columns; else nothing. */
export function columnPrefix(rows: Pick<DaysMatrix, "grain">, columns: Pick<DaysMatrix, "grain">): string {
  return columns.grain === rows.grain ? "" : coarsePrefix;
}

type DaysTooltipProps = {
  rows: DaysMatrix;
  /** The same figures as the chart draws them. */
  columns: DaysMatrix;
  scroller: RefObject<HTMLElement | null>;
};

/** What hover and focus say of the rows of the table and of the columns of the chart. */
export function DaysTooltip({ rows, columns, scroller }: DaysTooltipProps) {
  const [factsOfRow, factsOfColumn] = [useDaysFacts(rows), useDaysFacts(columns)];
  return (
    <CellTooltip
      factsOf={(place, part) =>
        place.startsWith(coarsePrefix) ? factsOfColumn(place.slice(1), part) : factsOfRow(place, part)
      }
      scroller={scroller}
    />
  );
}
