"use client";

import { useEffect } from "react";

/** Presses the buttons that a reader pressed before the page listened. As `useMissedAddress`, drawn with the page itself. */
export function useEarlyClicks(): void {
  useEffect(() => {
    // The router listens once all effects of the page have run, and this is one of them.
    queueMicrotask(() => {
      const early = window.earlyClicks;
      delete window.earlyClicks;
      early?.stop();
      for (const button of early?.buttons ?? []) button.click();
    });
  }, []);
}
