"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/browser/api";

const everyMs = 300_000;
const leastMs = 60_000;

/** The build that the server runs now, where it is not the page's own; asked for while the tab is seen, seldom. */
export function useNewVersion(): string | null {
  const { data: build } = useQuery({
    queryKey: ["build"],
    queryFn: async ({ signal }) => (await fetchJson<{ build: string }>("/api/health", { signal })).build,
    // The page has just come: nothing is newer yet. A server that does not answer says nothing of its build.
    initialData: null,
    staleTime: leastMs,
    refetchInterval: everyMs,
    retry: false,
  });
  return build !== null && build !== document.documentElement.dataset.build ? build : null;
}
