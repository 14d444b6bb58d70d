import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { TeamNamesAnswer } from "@/lib/report/team";

const freshMs = 60_000;

function teamsKey(operation: string) {
  return ["teams", operation] as const;
}

/** The names of an operation's teams. Kept as long as the tab: Back to another operation finds those that its link names. */
export function teamsOptions(operation: string) {
  return queryOptions<TeamNamesAnswer, ApiError, TeamNamesAnswer, readonly string[]>({
    queryKey: teamsKey(operation),
    queryFn: ({ signal }) =>
      fetchJson<TeamNamesAnswer>(`/api/teams?${new URLSearchParams({ operation, members: "0" })}`, {
        signal,
      }),
    staleTime: freshMs,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Puts names of teams that the server already had into the page. */
export function primeTeams(client: QueryClient, answer: TeamNamesAnswer): void {
  client.setQueryData(teamsKey(answer.operation), answer);
}
