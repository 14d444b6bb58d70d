import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { listRangeWords, type ReportLink } from "@/lib/search/report-link";
import { nextAskMs, retryMs } from "./ask-again";
import { listVersions } from "./teams-query";

// Everybody is asked for; of the link's teams the answer says who is in them.
function reportWords(link: ReportLink): string {
  const words = new URLSearchParams(listRangeWords(link));
  for (const { id } of link.teams) words.append("members", id);
  return words.toString();
}

function reportKey(link: ReportLink) {
  return ["report", link.operation ?? "", reportWords(link), listVersions(link)] as const;
}

/**
 * The report of a link's range. One question per range and teams, whatever filter, order or unit it is read with; old
 * figures of the same operation stay while newer ones are fetched, and a live range asks again when its answer is due.
 */
export function reportOptions(link: ReportLink) {
  return queryOptions<ReportAnswer, ApiError, ReportAnswer, readonly string[]>({
    queryKey: reportKey(link),
    queryFn: ({ signal }) =>
      fetchJson<ReportAnswer>(`/api/report?${reportWords(link)}`, {
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
