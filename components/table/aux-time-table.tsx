"use client";

import { useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { CellTooltip } from "@/components/figures/cell-tooltip";
import { usePrinting } from "@/components/report/use-printing";
import type { SortKey } from "@/lib/report/columns/columns";
import type { Matrix } from "./matrix";
import { MatrixChunk } from "./matrix-chunk";
import { countFootRows, MatrixFoot } from "./matrix-foot";
import { MatrixHead, type SortBy } from "./matrix-head";
import { cutIntoChunks, fitPaper, rowsPerChunk } from "./table-layout";
import { buildBlockText } from "./table-text";
import { useCellChoice } from "./use-cell-choice";
import { useCellCopy } from "./use-cell-copy";
import { useCellKeys } from "./use-cell-keys";
import { useMatrixFacts } from "./use-matrix-facts";

type AuxTimeTableProps = {
  matrix: Matrix;
  rangeText: string;
  sort: readonly SortKey[];
  onSort: SortBy;
  /** A figure was chosen: where does it come from? */
  onTrace: (cell: string) => void;
};

const chunksAtStart = 4;

/** One row per agent: name, bar with its total, one figure per state. Rows far from the view are not drawn. */
export function AuxTimeTable({ matrix, rangeText, sort, onSort, onTrace }: AuxTimeTableProps) {
  const t = useTranslations("table");
  const scroller = useRef<HTMLDivElement>(null);
  useCellKeys(scroller, matrix.view.rows.length);
  useCellChoice(scroller, onTrace);
  useCellCopy(scroller, (block) => buildBlockText(matrix, block));
  const isPrinting = usePrinting();
  const chunks = useMemo(() => cutIntoChunks(matrix.view.rows), [matrix.view.rows]);
  const factsOf = useMatrixFacts(matrix);
  const { layout, view, widths, pinned, others } = matrix;
  const isWide = layout.name === "wide";
  return (
    <section
      aria-label={t("caption", { range: rangeText })}
      className="scroller"
      data-scroller
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table
        aria-rowcount={view.rows.length + 1 + countFootRows(matrix)}
        className={`matrix matrix-${layout.name}${matrix.isCompared ? " matrix-compared" : ""}`}
        style={isWide ? { width: widths.total, ...fitPaper(widths.total, isPrinting) } : undefined}
      >
        <caption className="sr-only">{t("caption", { range: rangeText })}</caption>
        {isWide && (
          <colgroup>
            <col style={{ width: widths.name }} />
            {pinned.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
            <col style={{ width: widths.time }} />
            {others.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
        )}
        <MatrixHead matrix={matrix} onSort={onSort} sort={sort} />
        {chunks.map((rows, place) => (
          <MatrixChunk
            isPrinting={isPrinting}
            // biome-ignore lint/suspicious/noArrayIndexKey: another order writes other figures into the boxes there are; new boxes cost three times as much.
            key={place}
            matrix={matrix}
            rows={rows}
            start={place * rowsPerChunk}
            startsNear={place < chunksAtStart}
          />
        ))}
        <MatrixFoot matrix={matrix} />
      </table>
      <CellTooltip factsOf={factsOf} scroller={scroller} />
    </section>
  );
}
