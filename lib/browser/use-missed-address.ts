"use client";

import { useEffect, useState } from "react";

/**
 * Tells the router of an address that changed before it listened: between the page's first drawing and its effects there
 * is room for a click. Must be drawn with the page itself, inside no boundary that arrives later.
 */
export function useMissedAddress(): void {
  const [drawn] = useState(() => (typeof window === "undefined" ? null : window.location.href));
  useEffect(() => {
    // The router listens once all effects of the page have run, and this is one of them.
    queueMicrotask(() => {
      const { href } = window.location;
      if (href !== drawn) window.history.replaceState(null, "", href);
    });
  }, [drawn]);
}
