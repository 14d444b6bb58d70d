"use client";

import { useEffect, useState } from "react";
import { keepViewWidth } from "./choice-cookie";

/** Whether a page of that width is laid out for a phone, as it is below the first of the breakpoints of tailwind.config.ts. */
export function isPhone(viewWidth: number): boolean {
  return viewWidth < 768;
}

/** The page's width in CSS pixels without its scroll bar; before the first measure, the one that is expected. */
export function useViewWidth(expected: number): number {
  const [width, setWidth] = useState(expected);
  useEffect(() => {
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      keepViewWidth();
      setWidth(root.clientWidth);
    });
    observer.observe(root);
    return () => observer.disconnect();
  }, []);
  return width;
}
