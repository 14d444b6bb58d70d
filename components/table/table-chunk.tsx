import type { ReactNode, RefObject } from "react";

type TableChunkProps<Row> = {
  body: RefObject<HTMLTableSectionElement | null>;
  rows: readonly Row[];
  /** Index of the first row in the whole table. */
  start: number;
  rowHeight: number;
  columnCount: number;
  isDrawn: boolean;
  /** A row's cells. `place` is the row's within the chunk. */
  children: (row: Row, index: number, place: number) => ReactNode;
};

/** A run of a table's rows; while it is not drawn, an empty box of the same height. */
export function TableChunk<Row>(props: TableChunkProps<Row>) {
  const { body, rows, start, rowHeight, columnCount, isDrawn, children } = props;
  return (
    <tbody className="matrix-chunk" ref={body}>
      {isDrawn ? (
        rows.map((row, place) => (
          <tr
            aria-rowindex={start + place + 2}
            data-row={start + place}
            // biome-ignore lint/suspicious/noArrayIndexKey: another order writes other figures into the boxes there are; new boxes cost several times as much.
            key={place}
            style={{ height: rowHeight }}
          >
            {children(row, start + place, place)}
          </tr>
        ))
      ) : (
        <tr style={{ height: rows.length * rowHeight }}>
          <td colSpan={columnCount} />
        </tr>
      )}
    </tbody>
  );
}
