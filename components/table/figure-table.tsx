"use client";

import { type CSSProperties, Fragment, useMemo } from "react";
import { useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import type { FigureRow } from "@/lib/report/figures/figure-table";
import { type DrawnTable, hasAverages } from "./drawn-table";
import { TableChunk } from "./table-chunk";
import { TableFoot } from "./table-foot";
import { type Sort, TableHead } from "./table-head";
import { cutIntoChunks, fitPaper } from "./table-layout";
import { useCellEvents } from "./use-cell-events";
import { useOpenRow } from "./use-open-row";
import { usePrinting } from "./use-printing";

const RowDetail = late(() => import("./row-detail").then((module) => module.RowDetail), { onServer: false });

type FigureTableProps = {
  drawn: DrawnTable;
  caption: string;
  /** Null where the rows have an order of their own. */
  sort: Sort;
  /** A figure was chosen: where does it come from? */
  onTrace: (cell: string) => void;
};

const chunksAtStart = 4;

/** One row per agent, day, week or month: its name, its total and one figure per state. Rows far from the view are not drawn. */
export function FigureTable({ drawn, caption, sort, onTrace }: FigureTableProps) {
  const { layout, table, widths, before, after, kind } = drawn;
  const t = useTranslations();
  const cellEvents = useCellEvents({
    rowCount: table.rows.length,
    onChoose: onTrace,
    textOf: ({ buildBlockText }, block) => buildBlockText(drawn, t, block),
  });
  const isPrinting = usePrinting();
  const isWide = layout.name === "wide";
  const opening = useOpenRow(table.rows, isWide);
  const { openRow } = opening;
  const chunks = useMemo(
    () => cutIntoChunks<FigureRow<unknown>>(table.rows, openRow ?? -1),
    [table.rows, openRow],
  );
  const isAgents = kind === "agents";
  // Without bars the columns share what the page has, and what the paper has.
  const size =
    isPrinting && !isAgents ? { minWidth: widths.total } : { width: Math.max(widths.total, layout.width) };
  return (
    <section
      aria-label={caption}
      className="figures focus-visible:-outline-offset-2"
      data-wide
      id="figures"
      {...cellEvents}
      onClickCapture={opening.onClickCapture}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its cells are one stop of the Tab key, and arrow keys go from one to the next
      tabIndex={0}
    >
      <table
        aria-rowcount={table.rows.length + 2 + Number(hasAverages(drawn))}
        className={`matrix${isAgents ? "" : " days"} matrix-${layout.name}${drawn.isCompared ? " matrix-compared" : ""}`}
        style={
          isWide
            ? {
                ...size,
                ...fitPaper(widths.total, isPrinting),
                ...nameWidthStyle(widths.name),
              }
            : undefined
        }
      >
        <caption className="sr-only">{caption}</caption>
        {isWide && (
          <colgroup>
            <col style={{ width: widths.name }} />
            {before.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
            <col style={{ width: widths.time }} />
            {after.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
        )}
        <TableHead drawn={drawn} sort={sort} />
        {chunks.map(({ rows, start }, place) => {
          // Named by their places: another order writes other figures into the boxes there are; new boxes cost three times as much.
          const last = start + rows.length - 1;
          const opened = last === openRow ? table.rows[last] : undefined;
          return (
            <Fragment key={start}>
              <TableChunk
                {...{ drawn, isPrinting, rows, start }}
                isOpen={openRow === undefined ? undefined : opened !== undefined}
                startsNear={place < chunksAtStart}
              />
              {opened && (
                <tbody>
                  <RowDetail drawn={drawn} index={last} onClose={opening.close} row={opened} />
                </tbody>
              )}
            </Fragment>
          );
        })}
        <TableFoot drawn={drawn} />
      </table>
    </section>
  );
}

// React passes custom properties on, though its types name none.
function nameWidthStyle(width: number): CSSProperties {
  return { "--name-width": `${width}px` } as CSSProperties;
}
