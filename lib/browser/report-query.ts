import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { listRangeWords, type ReportLink } from "@/lib/search/report-link";
import { type ApiError, fetchJson } from "./api";
import { nextAskMs, retryMs } from "./ask-again";

function rangeWords(link: ReportLink): string {
  return new URLSearchParams(listRangeWords(link)).toString();
}

function reportKey(link: ReportLink) {
  return ["report", link.operation ?? "", rangeWords(link)] as const;
}

/**
 * The report of a link's range. One question per range, whatever filter, order or unit it is read with; old
 * figures of the same operation stay while newer ones are fetched, and a live range asks again when its answer is due.
 */
export function reportOptions(link: ReportLink) {
  return queryOptions<ReportAnswer, ApiError, ReportAnswer, readonly string[]>({
    queryKey: reportKey(link),
    queryFn: ({ signal }) =>
      fetchJson<ReportAnswer>(`/api/report?${rangeWords(link)}`, {
        signal,
        headers: { prefer: "wait=2" },
      }),
    placeholderData: (previous, query) => (query?.queryKey[1] === reportKey(link)[1] ? previous : undefined),
    staleTime: ({ state }) => nextAskMs(state.data) ?? Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.error ? retryMs(state.error) : (nextAskMs(state.data) ?? false)),
    refetchOnReconnect: ({ state }) => (nextAskMs(state.data) === null ? false : "always"),
    retry: false,
  });
}

/** Puts figures that the server already had into the page, so that nothing is asked twice. */
export function primeReport(client: QueryClient, link: ReportLink, answer: ReportAnswer): void {
  client.setQueryData(reportKey(link), answer);
}
