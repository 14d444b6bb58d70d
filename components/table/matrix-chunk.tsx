"use client";

import { memo, useMemo, useRef } from "react";
import { ChunkBars } from "@/components/chart/chunk-bars";
import { PrintGhost } from "@/components/chart/comparison-ghosts";
import { PrintBar } from "@/components/report/print-bar";
import type { AgentRow } from "@/lib/report/figures/view";
import { earlierOf, type Matrix } from "./matrix";
import { MatrixRow } from "./matrix-row";
import { TableChunk } from "./table-chunk";
import { aheadPx, useNearView } from "./use-near-view";

type MatrixChunkProps = {
  matrix: Matrix;
  rows: readonly AgentRow[];
  /** Index of the first row in the whole table. */
  start: number;
  startsNear: boolean;
  isPrinting: boolean;
};

/** A run of rows and their bars. Far from the view it is an empty box of the same height. */
export const MatrixChunk = memo(function MatrixChunk(props: MatrixChunkProps) {
  const { matrix, rows, start, startsNear, isPrinting } = props;
  const ref = useRef<HTMLTableSectionElement>(null);
  const isNear = useNearView(ref, startsNear) || isPrinting;
  const drawsBars = useNearView(ref, start === 0, aheadPx.bars);
  const { layout, widths, styles, scaleSeconds, bars, pinned, others, comparison } = matrix;
  const earlier = useMemo(() => rows.map((row) => earlierOf(row, comparison)), [rows, comparison]);
  const { rowHeight, barHeight } = layout;
  const scene = { bars, scaleSeconds, styles, width: widths.bar, barHeight };
  return (
    <TableChunk
      body={ref}
      columnCount={pinned.length + others.length + 2}
      isDrawn={isNear}
      rowHeight={rowHeight}
      rows={rows}
      start={start}
    >
      {(row, index, place) => (
        <MatrixRow index={index} matrix={matrix} row={row}>
          {isPrinting && (
            <>
              <PrintBar {...scene} height={barHeight} row={row} />
              <PrintGhost {...scene} earlier={earlier[place] ?? null} />
            </>
          )}
          {place === 0 && drawsBars && !isPrinting && (
            <ChunkBars
              {...scene}
              earlier={comparison && earlier}
              left={widths.barLeft}
              rowHeight={rowHeight}
              rows={rows}
              start={start}
            />
          )}
        </MatrixRow>
      )}
    </TableChunk>
  );
});
