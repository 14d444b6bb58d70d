import { queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import { listRangeWords, type ReportLink } from "@/lib/search/report-link";

/** Where the figure of a link's agents and states comes from; asked when it is looked at, and then anew. */
export function provenanceOptions(link: ReportLink) {
  const words = new URLSearchParams(listRangeWords(link));
  for (const agent of link.agents) words.append("agent", agent);
  for (const { id } of link.teams) words.append("team", id);
  for (const state of link.states) words.append("state", state);
  if (link.query !== "") words.append("q", link.query);
  return queryOptions<ProvenanceAnswer, ApiError>({
    queryKey: ["provenance", words.toString()],
    queryFn: ({ signal }) =>
      fetchJson<ProvenanceAnswer>(`/api/report/provenance?${words}`, {
        signal,
        headers: { prefer: "wait=0" },
      }),
    staleTime: 0,
    retry: false,
  });
}
