import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GoneNotice } from "@/components/report/gone-notice";
import { ReportView } from "@/components/report/report-view";
import { Tv } from "@/components/report/tv/tv";
import { viewWidthCookie } from "@/lib/browser/choice-cookie";
import { primeDays, primeReport } from "@/lib/browser/queries/figures-query";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { chosenOperation } from "@/lib/search/switch-operation";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { redirectToCounted } from "@/lib/server/http/counted-link";
import { loadPageViewer, notePageView, requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadDays, preloadReport } from "@/lib/server/http/preload-report";
import { preloadTeams } from "@/lib/server/http/preload-teams";
import { loadDefaultView } from "@/lib/server/http/seen-views";
import { pageViewWidth } from "@/lib/server/http/view-width";

type ReportPageProps = { searchParams: Promise<SearchParams> };

/** Names the operation where there are several, to nobody but who is signed in. */
export async function generateMetadata({ searchParams }: ReportPageProps): Promise<Metadata> {
  const reader = await loadPageViewer();
  const names = reader.viewer ? reader.server.reports.names : null;
  if (!names || names.length === 1) return {};
  const { link } = parseReportLink(listEntries(await searchParams));
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: chosenOperation(link, names).name }) };
}

export default async function ReportPage({ searchParams }: ReportPageProps) {
  const reader = await requireViewer();
  const { viewer, server } = reader;
  const { reports } = server;
  const entries = listEntries(await searchParams);
  const chosen = entries.length === 0 ? await loadDefaultView(viewer, server) : null;
  if (chosen && "address" in chosen) redirect(chosen.address);
  const parsed = parseReportLink(entries);
  const teams = await preloadTeams(server);
  const known = teamsOfLink(teams, parsed.link, reports.names);
  const resolved = resolveQuestion(parsed, reports.names, reports.todayIn, known);
  const { operation, link } = resolved;
  await redirectToCounted("/", link, reports.serviceOf(operation.id));
  await notePageView(reader, { operation: operation.id, words: formatViewWords(link) });
  const question = { ...resolved, teams: await server.teams.loadMembers(operation.id, link.teams) };
  // Its figures are not the reader's own: they come as the API gives them to a screen on a wall.
  if (link.display === "tv") return <Tv />;
  const client = new QueryClient();
  for (const answer of teams) primeTeams(client, answer);
  if (link.by === null) {
    const answer = await preloadReport(reports, question, viewer.email);
    if (answer) primeReport(client, link, answer);
  } else {
    const answer = await preloadDays(reports, question, viewer.email);
    if (answer) primeDays(client, link, answer);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      {chosen && "gone" in chosen && <GoneNotice className="px-4 pt-3" gone={chosen.gone} />}
      <ReportView viewWidth={await pageViewWidth(viewWidthCookie)} />
    </HydrationBoundary>
  );
}
