import { type RefObject, useEffect, useEffectEvent } from "react";
import type { CellBlock } from "./table-text";

type TextModule = typeof import("./table-text");

/** The words of a copied table: they arrive after the figures. */
export const loadTableText = () => import("./table-text");

/**
 * What is copied from the table are numbers for a spreadsheet: the cells that the selection touches, also those of
 * rows in between that are not drawn, or else the cell that has the focus. `textOf` writes them with the module given.
 */
export function useCellCopy(
  scroller: RefObject<HTMLElement | null>,
  textOf: (module: TextModule, block: CellBlock) => string,
): void {
  const write = useEffectEvent(textOf);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let module: TextModule | null = null;
    void loadTableText().then((loaded) => {
      module = loaded;
    });
    const copy = (event: ClipboardEvent) => {
      const block = blockOf(listChosen(element));
      if (!block || !module || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", write(module, block));
      event.preventDefault();
    };
    element.addEventListener("copy", copy);
    return () => element.removeEventListener("copy", copy);
  }, [scroller]);
}

function listChosen(scroller: Element): HTMLTableCellElement[] {
  const selection = document.getSelection();
  const cells = [...scroller.querySelectorAll<HTMLTableCellElement>("tbody :is(th, td)[data-cell]")];
  if (selection && !selection.isCollapsed) return cells.filter((cell) => isTouched(cell, selection));
  return cells.filter((cell) => cell.contains(document.activeElement));
}

function isTouched(cell: Element, selection: Selection): boolean {
  return Array.from({ length: selection.rangeCount }, (_, place) => selection.getRangeAt(place)).some(
    (range) => range.intersectsNode(cell),
  );
}

function blockOf(cells: readonly HTMLTableCellElement[]): CellBlock | null {
  if (cells.length === 0) return null;
  const rows = cells.map((cell) => Number(cell.dataset.cell?.split(":")[0]));
  const columns = [...new Set(cells.map(({ cellIndex }) => cellIndex))].sort((a, b) => a - b);
  return { fromRow: Math.min(...rows), toRow: Math.max(...rows), columns };
}
