"use client";

import { useEffect, useState } from "react";

/**
 * Tells the router of an address that changed before the router listened: a click may come between the first render and its
 * effects. It must be rendered with the page itself, not inside a boundary that arrives later.
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
