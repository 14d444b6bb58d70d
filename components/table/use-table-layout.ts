"use client";

import { type RefObject, useEffect, useState } from "react";
import { keepViewWidth } from "@/lib/browser/choice-cookie";
import { layoutFor, type TableLayout } from "./table-layout";

/** The inner width of a card over the whole page. */
export function cardWidthIn(viewWidth: number): number {
  const [margin, border] = [viewWidth < 640 ? 16 : 24, 1];
  return viewWidth - 2 * (margin + border);
}

/** The table's sizes for the width it really has; before the first measure, for the one that is expected. */
export function useTableLayout(card: RefObject<HTMLElement | null>, expectedWidth: number): TableLayout {
  const [layout, setLayout] = useState(() => layoutFor(expectedWidth));
  useEffect(() => {
    const element = card.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const width = innerWidthOf(element);
      keepViewWidth();
      setLayout((known) => (known.width === width ? known : layoutFor(width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [card]);
  return layout;
}

// What a scroll bar leaves of the card.
function innerWidthOf(card: HTMLElement): number {
  return card.querySelector("[data-scroller]")?.clientWidth ?? card.clientWidth;
}
