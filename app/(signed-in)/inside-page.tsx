import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { parseReportLink, type ReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { notePageView, requireViewer } from "@/lib/server/http/page-door";
import { preloadTeams } from "@/lib/server/http/preload-teams";

/** A page of the inside of days: the trail knows who opened it. `shownOf`: what it makes of its link. */
export function createInsidePage(
  draw: () => ReactNode,
  shownOf: (link: ReportLink) => ReportLink = (link) => link,
) {
  return async ({ searchParams }: { searchParams: Promise<SearchParams> }) => {
    const reader = await requireViewer();
    const { reports } = reader.server;
    const parsed = parseReportLink(listEntries(await searchParams));
    const teams = await preloadTeams(reader.server);
    const known = teamsOfLink(teams, parsed.link, reports.names);
    const { operation, link } = resolveQuestion(parsed, reports.names, reports.todayIn, known);
    await notePageView(reader, { operation: operation.id, words: formatViewWords(shownOf(link)) });
    const client = new QueryClient();
    for (const answer of teams) primeTeams(client, answer);
    return <HydrationBoundary state={dehydrate(client)}>{draw()}</HydrationBoundary>;
  };
}
