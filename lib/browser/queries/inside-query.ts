import { queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { HoursAnswer } from "@/lib/report/answers/hours-answer";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import { type ReportLink, todayOf } from "@/lib/search/report-link";
import { retryMs } from "./ask-again";
import { keyOf, lenient, whomOf, wordsOf } from "./figures-query";

/** A day that runs has more hours by and by; nothing is asked of wolkvox for them. */
const hoursFreshMs = 5 * 60_000;

/** What days of today's weekday were like, for whom the link names, beside a timeline as of a moment. */
export function usualOptions(link: ReportLink, asOf: string | null) {
  const { over: _, ...whom } = whomOf(link);
  const [path, operation, words, versions] = keyOf("/api/report/usual", link, wordsOf(todayOf(link), whom));
  return queryOptions<UsualAnswer, ApiError, UsualAnswer, readonly (string | null)[]>({
    queryKey: [path, operation, words, versions, asOf],
    queryFn: ({ signal }) =>
      fetchJson<UsualAnswer>(`${path}?${words}`, { signal, headers: { prefer: lenient } }),
    placeholderData: (previous, query) => (query?.queryKey[2] === words ? previous : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** How many were out in each hour of each day of a link's range, for whom it names. */
export function hoursOptions(link: ReportLink) {
  const { over: _, ...whom } = whomOf(link);
  const key = keyOf("/api/report/hours", link, wordsOf(link, whom));
  const [path, operation, words] = key;
  return queryOptions<HoursAnswer, ApiError, HoursAnswer, readonly string[]>({
    queryKey: key,
    queryFn: ({ signal }) =>
      fetchJson<HoursAnswer>(`${path}?${words}`, { signal, headers: { prefer: lenient } }),
    placeholderData: (previous, query) => (query?.queryKey[1] === operation ? previous : undefined),
    staleTime: hoursFreshMs,
    refetchInterval: ({ state }) => (state.error ? retryMs(state.error) : hoursFreshMs),
    retry: false,
  });
}
