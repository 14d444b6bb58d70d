import { parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { notePageView, requireViewer } from "./page-door";
import { preloadTeams } from "./preload-teams";

/** Notes in the trail who opened a page of the inside of a day, and returns the teams that it may name. */
export async function noteInside(searchParams: Promise<SearchParams>) {
  const reader = await requireViewer();
  const { reports } = reader.server;
  const parsed = parseReportLink(listEntries(await searchParams));
  const teams = await preloadTeams(reader.server);
  const known = teamsOfLink(teams, parsed.link, reports.names);
  const { operation, link } = resolveQuestion(parsed, reports.names, reports.todayIn, known);
  await notePageView(reader, { operation: operation.id, words: formatViewWords(link) });
  return teams;
}
