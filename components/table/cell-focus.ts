"use client";

import { type RefObject, useEffect } from "react";
import { rowsPerChunk } from "./table-layout";

type Cell = { row: number; column: number };

const pageRows = 10;

/**
 * Arrow keys, Home, End and Page keys move the focus from figure to figure inside the table, which is one stop of
 * the Tab key. Rows that are not drawn yet are scrolled into view first.
 */
export function useCellKeys(scroller: RefObject<HTMLElement | null>, rowCount: number): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = nextCell(element, event, rowCount);
      if (!next) return;
      event.preventDefault();
      void focusCell(element, next);
    };
    element.addEventListener("keydown", onKeyDown);
    return () => element.removeEventListener("keydown", onKeyDown);
  }, [scroller, rowCount]);
}

function nextCell(scroller: HTMLElement, event: KeyboardEvent, rowCount: number): Cell | null {
  const target = event.target instanceof Element ? event.target : null;
  if (target === scroller) return event.key === "ArrowDown" ? { row: 0, column: 0 } : null;
  const cell = target?.closest<HTMLTableCellElement>("tbody [data-cell]");
  if (!cell) return null;
  const row = Number(cell.getAttribute("data-cell")?.split(":")[0]);
  const last = (cell.parentElement?.querySelectorAll("[data-cell]").length ?? 1) - 1;
  const moves: Record<string, Cell> = {
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
  return { row: clamp(move.row, rowCount - 1), column: clamp(move.column, last) };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

// A heading that leads somewhere takes the focus on its link, so that Enter follows it.
function focusTarget(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>("a[href]") ?? cell;
}

async function focusCell(scroller: HTMLElement, { row, column }: Cell): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const heading = scroller.querySelector<HTMLElement>(`th[data-cell="${row}:head"]`);
    const cell = heading?.parentElement?.querySelectorAll<HTMLElement>(":scope > [data-cell]")[column];
    if (cell) {
      focusTarget(cell).focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
    scroller.querySelectorAll("tbody")[Math.floor(row / rowsPerChunk)]?.scrollIntoView({ block: "nearest" });
    await new Promise(requestAnimationFrame);
  }
}
