"use client";

import { useEffect, useState } from "react";
import { fetchJson } from "@/lib/browser/api";
import { systemNow } from "@/lib/dates/clock";

const everyMs = 300_000;
const leastMs = 60_000;

/**
 * The build that the server runs now, where it is not the page's own; asked for while the tab is seen, seldom. Without the query
 * library: what stands on every page would bring it there.
 */
export function useNewVersion(): string | null {
  const [build, setBuild] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    // The page has just come: nothing is newer yet.
    let askedMs = systemNow();
    const look = async () => {
      if (document.hidden || systemNow() - askedMs < leastMs) return;
      askedMs = systemNow();
      // A server that does not answer says nothing of its build.
      const answer = await fetchJson<{ build: string }>("/api/health", { signal: stop.signal }).catch(
        () => null,
      );
      if (answer && !stop.signal.aborted) setBuild(answer.build);
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look, { signal: stop.signal });
    window.addEventListener("online", look, { signal: stop.signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, []);
  return build !== null && build !== document.documentElement.dataset.build ? build : null;
}
