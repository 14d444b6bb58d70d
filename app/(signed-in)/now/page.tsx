import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { NowView } from "@/components/now/now-view";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { notePageView, requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: t("now.page") }) };
}

export default async function NowPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const reader = await requireViewer();
  const { reports } = reader.server;
  const parsed = parseReportLink(listEntries(await searchParams));
  const teams = await preloadTeams(reader.server);
  const known = teamsOfLink(teams, parsed.link, reports.names);
  const { operation, link } = resolveQuestion(parsed, reports.names, reports.todayIn, known);
  await notePageView(reader, { operation: operation.id, words: formatViewWords(link) });
  const client = new QueryClient();
  for (const answer of teams) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NowView />
    </HydrationBoundary>
  );
}
