import type { QueryClient } from "@tanstack/react-query";
import type { TeamNamesAnswer } from "@/lib/report/team";
import { answerOptions } from "./answer-options";

const freshMs = 60_000;

function teamsKey(operation: string) {
  return ["teams", operation] as const;
}

/** The names of an operation's teams. Kept as long as the tab: Back to another operation finds those that its link names. */
export function teamsOptions(operation: string) {
  const words = new URLSearchParams({ operation, members: "0" });
  return answerOptions<TeamNamesAnswer>(teamsKey(operation), `/api/teams?${words}`, {
    staleTime: freshMs,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Puts names of teams that the server already had into the page. */
export function primeTeams(client: QueryClient, answer: TeamNamesAnswer): void {
  client.setQueryData(teamsKey(answer.operation), answer);
}
