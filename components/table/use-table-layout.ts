"use client";

import { type RefObject, useEffect, useState } from "react";
import { layoutFor, type TableLayout } from "./table-layout";

const typicalWidth = { phone: 356, desk: 1390 } as const;

/** The table's sizes for the width it really has; before the first measure, those of the device's kind. */
export function useTableLayout(card: RefObject<HTMLElement | null>, device: "phone" | "desk"): TableLayout {
  const [layout, setLayout] = useState(() => layoutFor(typicalWidth[device]));
  useEffect(() => {
    const element = card.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const width = innerWidthOf(element);
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
