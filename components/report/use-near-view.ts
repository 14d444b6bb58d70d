"use client";

import { type RefObject, useEffect, useState } from "react";

const aheadPx = 900;

/**
 * Whether an element is in view or close to it. Rows are drawn by chunks of known height, so an observer per chunk
 * serves both the page's scroll (phones) and the card's own (desks), which a scroll-based window does not.
 */
export function useNearView(ref: RefObject<Element | null>, startsNear: boolean): boolean {
  const [isNear, setIsNear] = useState(startsNear);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false),
      { root: element.closest("[data-scroller]"), rootMargin: `${aheadPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return isNear;
}
