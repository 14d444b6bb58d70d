"use client";

import { useEffect, useState } from "react";

/**
 * Makes up for what a reader did before the page listened: tells the router of an address that changed (a click may come
 * between the first render and its effects), and presses the buttons that were pressed. It must be rendered with the page
 * itself, not inside a boundary that arrives later.
 */
export function useEarlySteps(): void {
  const [drawn] = useState(() => (typeof window === "undefined" ? null : window.location.href));
  useEffect(() => {
    // The router listens once all effects of the page have run, and this is one of them.
    queueMicrotask(() => {
      const { href } = window.location;
      if (href !== drawn) window.history.replaceState(null, "", href);
      window.earlyClicks?.press();
    });
  }, [drawn]);
}
