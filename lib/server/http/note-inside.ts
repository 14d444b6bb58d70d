import { parseReportLink, type ReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { notePageView, requireViewer } from "./page-door";
import { preloadTeams } from "./preload-teams";

/** Notes in the trail who opened a page of the inside of a day, and returns the teams that it may name. `shownOf`: what the page makes of its link. */
export async function noteInside(
  searchParams: Promise<SearchParams>,
  shownOf: (link: ReportLink) => ReportLink = (link) => link,
) {
  const reader = await requireViewer();
  const { reports } = reader.server;
  const parsed = parseReportLink(listEntries(await searchParams));
  const teams = await preloadTeams(reader.server);
  const known = teamsOfLink(teams, parsed.link, reports.names);
  const { operation, link } = resolveQuestion(parsed, reports.names, reports.todayIn, known);
  await notePageView(reader, { operation: operation.id, words: formatViewWords(shownOf(link)) });
  return teams;
}
