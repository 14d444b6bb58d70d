"use client";

import { memo, useMemo, useRef } from "react";
import { ChunkBars } from "@/components/chart/chunk-bars";
import { PrintBar } from "@/components/chart/print-bar";
import type { FigureRow } from "@/lib/report/figures/figure-table";
import { type DrawnTable, nameRowIn } from "./drawn-table";
import { TableRow } from "./table-row";
import { aheadPx, useNearView } from "./use-near-view";

type TableChunkProps = {
  drawn: DrawnTable;
  rows: readonly FigureRow<unknown>[];
  /** Index of the first row in the whole table. */
  start: number;
  startsNear: boolean;
  isPrinting: boolean;
  /** Whether the figures of its last row stand below it; undefined where they stand beside their rows. */
  isOpen: boolean | undefined;
};

/** A run of rows and their bars. Far from the view it is a box of the same height that holds their names: the browser finds them there. */
export const TableChunk = memo(function TableChunk(props: TableChunkProps) {
  const { drawn, rows, start, startsNear, isPrinting, isOpen } = props;
  const ref = useRef<HTMLTableSectionElement>(null);
  const isNear = useNearView(ref, startsNear) || isPrinting;
  const drawsBars = useNearView(ref, start === 0, aheadPx.bars) && drawn.hasBars;
  const { layout, widths, table, fullLength, bars, before, after } = drawn;
  const earlier = useMemo(() => table.earlier && rows.map((row) => row.earlier), [rows, table.earlier]);
  const { rowHeight, barHeight } = layout;
  const scene = { bars, fullLength, styles: table.styles, width: widths.bar, barHeight };
  return (
    <tbody className="matrix-chunk" data-start={start} ref={ref}>
      {isNear ? (
        rows.map((row, place) => (
          <tr
            aria-rowindex={start + place + 2}
            data-row={start + place}
            // biome-ignore lint/suspicious/noArrayIndexKey: another order writes other figures into the boxes there are; new boxes cost several times as much.
            key={place}
            style={{ height: rowHeight }}
          >
            <TableRow
              drawn={drawn}
              index={start + place}
              isOpen={isOpen && place === rows.length - 1}
              row={row}
            >
              {isPrinting && drawn.hasBars && <PrintBar {...scene} earlier={row.earlier} row={row} />}
              {place === 0 && drawsBars && !isPrinting && (
                <ChunkBars
                  {...scene}
                  earlier={earlier}
                  left={widths.barLeft}
                  rowHeight={rowHeight}
                  rows={rows}
                  start={start}
                />
              )}
            </TableRow>
          </tr>
        ))
      ) : (
        <tr>
          <td className="far-rows" colSpan={layout.name === "wide" ? before.length + after.length + 2 : 2}>
            <div style={{ height: rows.length * rowHeight, lineHeight: `${rowHeight}px` }}>
              {rows.map((_, place) => nameRowIn(drawn, start + place)).join("\n")}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
});
