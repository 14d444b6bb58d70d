"use client";

import { useEffect, useState } from "react";
import { systemNow } from "@/lib/dates/clock";

/** The time in epoch milliseconds, moving on every `stepMs`; the first value is the server's, so that both render alike. */
export function useNow(serverNowMs: number, stepMs = 15_000): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(systemNow()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return nowMs;
}
