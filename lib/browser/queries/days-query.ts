import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { listRangeWords, type ReportLink } from "@/lib/search/report-link";
import { nextAskMs, retryMs } from "./ask-again";
import { listVersions } from "./teams-query";

// Weeks and months are sums of days, and states are left out where they are shown: one question serves them all.
function daysWords(link: ReportLink): string {
  const words = new URLSearchParams(listRangeWords(link));
  for (const agent of link.agents) words.append("agent", agent);
  for (const { id } of link.teams) words.append("team", id);
  if (link.query !== "") words.append("q", link.query);
  return words.toString();
}

function daysKey(link: ReportLink) {
  return ["days", link.operation ?? "", daysWords(link), listVersions(link)] as const;
}

/** A link's range day by day, for the agents it names; the rhythm is that of the report by agent. */
export function daysOptions(link: ReportLink) {
  return queryOptions<DaysAnswer, ApiError, DaysAnswer, readonly string[]>({
    queryKey: daysKey(link),
    queryFn: ({ signal }) =>
      fetchJson<DaysAnswer>(`/api/report/days?${daysWords(link)}`, { signal, headers: { prefer: "wait=2" } }),
    placeholderData: (previous, query) => (query?.queryKey[1] === daysKey(link)[1] ? previous : undefined),
    staleTime: ({ state }) => nextAskMs(state.data) ?? Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.error ? retryMs(state.error) : (nextAskMs(state.data) ?? false)),
    refetchOnReconnect: ({ state }) => (nextAskMs(state.data) === null ? false : "always"),
    retry: false,
  });
}

/** Puts days that the server already had into the page, so that nothing is asked twice. */
export function primeDays(client: QueryClient, link: ReportLink, answer: DaysAnswer): void {
  client.setQueryData(daysKey(link), answer);
}
