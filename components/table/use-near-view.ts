"use client";

import { type RefObject, startTransition, useEffect, useState } from "react";

/** How far outside the view figures are written, and bars drawn: a bar costs more, and a late one misleads nobody. */
export const aheadPx = { figures: 400, bars: 120 } as const;

/** Whether an element is in view or no further from it than that. */
export function useNearView(
  ref: RefObject<Element | null>,
  startsNear: boolean,
  marginPx: number = aheadPx.figures,
): boolean {
  const [isNear, setIsNear] = useState(startsNear);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      // Many chunks may come near at once: their rows are written piece by piece, and the page goes on scrolling.
      (entries) => startTransition(() => setIsNear(entries.at(-1)?.isIntersecting ?? false)),
      { rootMargin: `${marginPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, marginPx]);
  return isNear;
}
