import { infiniteQueryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { TrailAnswer } from "@/lib/report/answers/trail-answer";

/** What is looked for in the trail; an empty text asks for everything. Days are those of the operation. */
export type TrailFilter = { from: string; to: string; who: string; what: string };

type FoundTrail = Pick<TrailAnswer, "entries"> & { keptDays: TrailAnswer["keptDays"] | null };

function wordsOf(operation: string, filter: TrailFilter, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== "");
  return new URLSearchParams([["operation", operation], ...given]).toString();
}

/** Pages of the trail, newest first; the next one is asked for on demand. */
export function trailOptions(operation: string, filter: TrailFilter) {
  return infiniteQueryOptions<TrailAnswer, ApiError, FoundTrail, readonly unknown[], number | null>({
    queryKey: ["trail", operation, filter],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? "" : String(pageParam);
      return fetchJson<TrailAnswer>(`/api/trail?${wordsOf(operation, filter, { before })}`, { signal });
    },
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({
      entries: pages.flatMap(({ entries }) => entries),
      keptDays: pages[0]?.keptDays ?? null,
    }),
    retry: false,
  });
}

/** Where all that is found is to be had as a file. */
export function formatTrailFileAddress(
  operation: string,
  filter: TrailFilter,
  format: "csv" | "json",
): string {
  return `/api/trail?${wordsOf(operation, filter, { format })}`;
}
