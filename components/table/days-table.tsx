"use client";

import { type RefObject, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useGapWords } from "@/components/figures/use-gap-words";
import { usePrinting } from "@/components/report/use-printing";
import { DaysChunk } from "./days-chunk";
import { countFootRows, DaysFoot } from "./days-foot";
import { DaysHead } from "./days-head";
import type { DaysWidths } from "./days-layout";
import type { DaysMatrix } from "./days-matrix";
import { buildDaysBlockText } from "./days-text";
import { cutIntoChunks, fitPaper, rowsPerChunk, type TableLayout } from "./table-layout";
import { useCellChoice } from "./use-cell-choice";
import { useCellCopy } from "./use-cell-copy";
import { useCellKeys } from "./use-cell-keys";

export type DaysTableProps = {
  matrix: DaysMatrix;
  layout: TableLayout;
  widths: DaysWidths;
  rangeText: string;
  scroller: RefObject<HTMLDivElement | null>;
  /** A figure was chosen: where does it come from? */
  onTrace: (cell: string) => void;
};

const chunksAtStart = 4;

/** One row per day, week or month, oldest first; its heading opens it. */
export function DaysTable({ matrix, layout, widths, rangeText, scroller, onTrace }: DaysTableProps) {
  const t = useTranslations("days");
  const { view, grain } = matrix;
  useCellKeys(scroller, view.rows.length);
  useCellChoice(scroller, onTrace);
  const isWide = layout.name === "wide";
  const wordsOf = useGapWords();
  useCellCopy(scroller, (block) => buildDaysBlockText(matrix, isWide, wordsOf, block));
  const isPrinting = usePrinting();
  const chunks = useMemo(() => cutIntoChunks(view.rows), [view.rows]);
  const caption = t(`caption-${grain}`, { range: rangeText });
  return (
    <section
      aria-label={caption}
      className="scroller"
      data-scroller
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table
        aria-rowcount={view.rows.length + 1 + countFootRows(matrix)}
        className={`matrix days matrix-${layout.name}${matrix.isCompared ? " matrix-compared" : ""}`}
        style={isWide ? { minWidth: widths.total, ...fitPaper(widths.total, isPrinting) } : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        {isWide && (
          <colgroup>
            <col style={{ width: widths.name }} />
            {matrix.counts && <col style={{ width: widths.count }} />}
            <col style={{ width: widths.time }} />
            {matrix.isCompared && <col style={{ width: widths.change }} />}
            {widths.states.map((width, column) => (
              <col key={view.states[column]} style={{ width }} />
            ))}
          </colgroup>
        )}
        <DaysHead isWide={isWide} matrix={matrix} />
        {chunks.map((rows, place) => (
          <DaysChunk
            key={rows[0]?.from}
            isPrinting={isPrinting}
            layout={layout}
            matrix={matrix}
            rows={rows}
            start={place * rowsPerChunk}
            startsNear={place < chunksAtStart}
            widths={widths}
          />
        ))}
        <DaysFoot isWide={isWide} matrix={matrix} />
      </table>
    </section>
  );
}
