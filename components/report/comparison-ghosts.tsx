import { memo } from "react";
import { stackEnd } from "@/lib/report/scale";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";

const gapPx = 4;
const tickPx = 3;

/** Under every bar of a run of rows a thin line as long as the other period's total, all of them one path. */
export const ComparisonGhosts = memo(function ComparisonGhosts({
  matrix,
  rows,
}: {
  matrix: Matrix;
  rows: readonly AgentRow[];
}) {
  const { widths, layout } = matrix;
  const { rowHeight, barHeight } = layout;
  const path = rows.map((row, place) => {
    const end = Math.round(ghostEnd(matrix, row) * widths.bar * 10) / 10;
    if (end === 0) return "";
    const y = place * rowHeight + (rowHeight + barHeight) / 2 + gapPx;
    return `M0 ${y}H${end}M${end} ${y - tickPx}V${y + tickPx}`;
  });
  if (path.every((part) => part === "")) return null;
  return (
    <svg
      aria-hidden="true"
      className="comparison-ghosts"
      height={rows.length * rowHeight}
      width={widths.bar + 2}
    >
      <path d={path.join("")} />
    </svg>
  );
});

/** A row's own line on paper, where bars are boxes. */
export function PrintGhost({ matrix, row }: { matrix: Matrix; row: AgentRow }) {
  const width = ghostEnd(matrix, row) * matrix.widths.bar;
  return width > 0 && <span aria-hidden="true" className="print-ghost" style={{ width }} />;
}

/** Where a row's bar and its line end, from 0 to 1 of the longest bar: text beside them begins there. */
export function rowEnd(matrix: Matrix, row: AgentRow): number {
  return Math.max(stackEnd(row, matrix.bars, matrix.scaleSeconds), ghostEnd(matrix, row));
}

// Bars of one length show shares: another period's total says nothing beside them.
function ghostEnd({ bars, comparison, scaleSeconds }: Matrix, row: AgentRow): number {
  const earlier = comparison?.rows.get(row.key)?.earlier;
  return earlier && bars === "time" ? stackEnd(earlier, bars, scaleSeconds) : 0;
}
