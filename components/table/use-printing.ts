"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being printed: rows out of view are then drawn too, before the printer sees the page. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const set = (value: boolean) => flushSync(() => setIsPrinting(value));
    window.addEventListener("beforeprint", () => set(true), { signal });
    window.addEventListener("afterprint", () => set(false), { signal });
    return () => stop.abort();
  }, []);
  return isPrinting;
}
