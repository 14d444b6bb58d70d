import type { KeyboardEvent } from "react";

type CellPlace = { row: number; column: number };

const pageRows = 10;

const headRow = -1;

/**
 * The figure or the column's head that an arrow key, Home, End or a Page key leads to inside the table, whose figures are
 * one stop of the Tab key; null for any other key.
 */
export function nextCell(scroller: HTMLElement, event: KeyboardEvent, rowCount: number): CellPlace | null {
  const target = event.target instanceof Element ? event.target : null;
  if (target === scroller) return event.key === "ArrowDown" ? { row: 0, column: 0 } : null;
  const cell = target?.closest<HTMLTableCellElement>("thead th, tbody [data-cell]");
  if (!cell) return null;
  const row = cell.closest("thead") ? headRow : Number(cell.getAttribute("data-cell")?.split(":")[0]);
  const last = (cell.parentElement?.querySelectorAll(":scope > :is(th, td)").length ?? 1) - 1;
  const moves: Record<string, CellPlace> = {
    ArrowDown: { row: row + 1, column: cell.cellIndex },
    ArrowUp: { row: row - 1, column: cell.cellIndex },
    PageDown: { row: row + pageRows, column: cell.cellIndex },
    PageUp: { row: row - pageRows, column: cell.cellIndex },
    ArrowRight: { row, column: cell.cellIndex + 1 },
    ArrowLeft: { row, column: cell.cellIndex - 1 },
    Home: { row, column: 0 },
    End: { row, column: last },
  };
  const move = moves[event.key];
  if (!move) return null;
  const first = scroller.querySelector("thead button") ? headRow : 0;
  return { row: clamp(move.row, first, rowCount - 1), column: clamp(move.column, 0, last) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

// A heading that leads somewhere takes the focus on its link, a column's head on its button, so that Enter presses it.
function focusTarget(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>("a[href], button") ?? cell;
}

/** Puts the focus on a figure. A row that is not drawn yet is scrolled into view first. */
export async function focusCell(scroller: HTMLElement, { row, column }: CellPlace): Promise<void> {
  const heading = row === headRow ? "thead th" : `th[data-cell="${row}:head"]`;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const cells = scroller.querySelector(heading)?.parentElement?.querySelectorAll<HTMLElement>("th, td");
    const cell = cells?.[column];
    if (cell) {
      focusTarget(cell).focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
    [...scroller.querySelectorAll<HTMLElement>("tbody[data-start]")]
      .findLast(({ dataset }) => Number(dataset.start) <= row)
      ?.scrollIntoView({ block: "nearest" });
    await new Promise(requestAnimationFrame);
  }
}
