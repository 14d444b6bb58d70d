"use client";

import { memo, useMemo, useRef } from "react";
import { ChunkBars } from "@/components/chart/chunk-bars";
import { longestTotal } from "@/components/chart/days-ticks";
import type { TimeRow } from "@/lib/report/figures/days-view";
import { scaleEnd } from "@/lib/report/figures/scale";
import type { DaysWidths } from "./days-layout";
import type { DaysMatrix } from "./days-matrix";
import { DaysRow } from "./days-row";
import { TableChunk } from "./table-chunk";
import { narrowPadding, type TableLayout } from "./table-layout";
import { aheadPx, useNearView } from "./use-near-view";

type DaysChunkProps = {
  matrix: DaysMatrix;
  layout: TableLayout;
  widths: DaysWidths;
  rows: readonly TimeRow[];
  /** Index of the first row in the whole table. */
  start: number;
  startsNear: boolean;
  isPrinting: boolean;
};

/** A run of rows; on a phone with their bars. Far from the view it is an empty box of the same height. */
export const DaysChunk = memo(function DaysChunk(props: DaysChunkProps) {
  const { matrix, layout, widths, rows, start, startsNear, isPrinting } = props;
  const ref = useRef<HTMLTableSectionElement>(null);
  const isNear = useNearView(ref, startsNear) || isPrinting;
  const drawsBars = useNearView(ref, start === 0, aheadPx.bars) && layout.name === "narrow";
  const { bars, beside } = matrix;
  const { styles } = matrix.view;
  const { rowHeight, barHeight } = layout;
  const earlier = useMemo(
    () => rows.map((_, place) => beside?.comparison.rows[start + place] ?? null),
    [rows, beside, start],
  );
  const scaleSeconds = scaleEnd(longestTotal(matrix));
  return (
    <TableChunk
      body={ref}
      columnCount={matrix.view.states.length + 4}
      isDrawn={isNear}
      rowHeight={rowHeight}
      rows={rows}
      start={start}
    >
      {(row, index, place) => (
        <DaysRow index={index} isWide={layout.name === "wide"} matrix={matrix} row={row}>
          {place === 0 && drawsBars && (
            <ChunkBars
              {...{ bars, rows, scaleSeconds, start, styles, rowHeight, barHeight }}
              earlier={beside && earlier}
              left={narrowPadding}
              width={widths.bar}
            />
          )}
        </DaysRow>
      )}
    </TableChunk>
  );
});
