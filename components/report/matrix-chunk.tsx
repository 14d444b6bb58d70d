"use client";

import dynamic from "next/dynamic";
import { memo, useRef } from "react";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";
import { MatrixRow } from "./matrix-row";
import { useDrawTime, useNearView } from "./use-near-view";

// The charting library arrives after the figures: they are read first, and it is half of the page's code.
const AuxBars = dynamic(() => import("./aux-bars").then((module) => module.AuxBars), { ssr: false });

type MatrixChunkProps = {
  matrix: Matrix;
  rows: readonly AgentRow[];
  /** Index of the first row in the whole table. */
  start: number;
  startsNear: boolean;
};

/** A run of rows and their bars. Far from the view it is an empty box of the same height. */
export const MatrixChunk = memo(function MatrixChunk({ matrix, rows, start, startsNear }: MatrixChunkProps) {
  const ref = useRef<HTMLTableSectionElement>(null);
  const isNear = useNearView(ref, startsNear);
  const drawsBars = useDrawTime(ref, start === 0);
  const { layout, widths, styles, scaleSeconds } = matrix;
  const height = rows.length * layout.rowHeight;
  return (
    <tbody className="matrix-chunk" ref={ref}>
      {isNear ? (
        rows.map((row, place) => (
          <tr
            aria-rowindex={start + place + 2}
            data-row={start + place}
            key={row.key}
            style={{ height: layout.rowHeight }}
          >
            <MatrixRow index={start + place} matrix={matrix} row={row}>
              {place === 0 && drawsBars && (
                <div aria-hidden="true" className="bars" style={{ height }}>
                  <AuxBars
                    barHeight={layout.barHeight}
                    barWidth={widths.bar}
                    rowHeight={layout.rowHeight}
                    rows={rows}
                    scaleSeconds={scaleSeconds}
                    start={start}
                    styles={styles}
                  />
                </div>
              )}
            </MatrixRow>
          </tr>
        ))
      ) : (
        <tr style={{ height }}>
          <td colSpan={styles.length + 2} />
        </tr>
      )}
    </tbody>
  );
});
