"use client";

import { type ComponentProps, type KeyboardEvent, type SyntheticEvent, useCallback, useRef } from "react";
import { useLoading } from "@/components/ui/on-approach";
import { focusCell, nextCell } from "./cell-focus";
import type { CellBlock } from "./table-text";

type TextModule = typeof import("./table-text");

/** The words of a copied table: they arrive after the figures. */
export const loadTableText = () => import("./table-text");

type CellEvents = {
  rowCount: number;
  /** A cell was clicked, or chosen with Enter: of the bars' segments too. */
  onChoose: (cell: string) => void;
  /** Writes copied cells, with the module given. */
  textOf: (module: TextModule, block: CellBlock) => string;
};

/**
 * What can be done with the cells of a table: they are chosen, arrow keys go from one to the next, and what is copied of
 * them are numbers for a spreadsheet.
 */
export function useCellEvents({
  rowCount,
  onChoose,
  textOf,
}: CellEvents): Pick<ComponentProps<"section">, "onClick" | "onKeyDown" | "onCopy"> {
  const text = useRef<TextModule>(null);
  const keepText = useCallback(async () => {
    text.current = await loadTableText();
  }, []);
  useLoading(keepText);
  const choose = (event: SyntheticEvent) => {
    const cell = event.target instanceof Element ? event.target.closest("[data-cell]") : null;
    const name = cell?.getAttribute("data-cell");
    if (!name) return;
    // Else the same Enter would press the button of the dialogue that it opens.
    if (event.target === cell) event.preventDefault();
    onChoose(name);
  };
  return {
    onClick: choose,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === "Enter") return choose(event);
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = nextCell(event.currentTarget, event, rowCount);
      if (!next) return;
      event.preventDefault();
      void focusCell(event.currentTarget, next);
    },
    onCopy(event) {
      const block = text.current?.readChosenBlock(event.currentTarget);
      if (!text.current || !block) return;
      event.clipboardData.setData("text/plain", textOf(text.current, block));
      event.preventDefault();
    },
  };
}
