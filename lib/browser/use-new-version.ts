"use client";

import { useEffect, useState } from "react";
import { systemNow } from "@/lib/dates/clock";
import { fetchJson } from "./api";

const everyMs = 300_000;
const leastMs = 60_000;

/** The build that the server runs now, where it is not the page's own; asked for while the tab is seen, seldom. */
export function useNewVersion(): string | null {
  const [build, setBuild] = useState<string | null>(null);
  useEffect(() => {
    let askedAtMs = systemNow();
    const look = async () => {
      if (document.visibilityState === "hidden" || systemNow() - askedAtMs < leastMs) return;
      askedAtMs = systemNow();
      const current = await loadBuild();
      if (current !== null) setBuild(current);
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return build !== null && build !== document.documentElement.dataset.build ? build : null;
}

// A server that does not answer says nothing of its build.
async function loadBuild(): Promise<string | null> {
  try {
    return (await fetchJson<{ build: string }>("/api/health")).build;
  } catch {
    return null;
  }
}
