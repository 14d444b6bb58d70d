import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AgentView } from "@/components/agent/agent-view";
import { viewWidthCookie } from "@/lib/browser/choice-cookie";
import { primeDays, primeMedians, primeReport } from "@/lib/browser/queries/figures-query";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import {
  agentGrain,
  formatAgentPath,
  nameInTitle,
  narrowToAgent,
  parseAgentSegment,
} from "@/lib/search/agent-path";
import { parseReportLink } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { teamsOfLink } from "@/lib/search/teams-of-link";
import { formatViewWords } from "@/lib/search/view-words";
import { redirectToCounted } from "@/lib/server/http/counted-link";
import { loadPageViewer, notePageView, requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadAgent } from "@/lib/server/http/preload-agent";
import { preloadTeams } from "@/lib/server/http/preload-teams";
import { pageViewWidth } from "@/lib/server/http/view-width";

type AgentPageProps = { params: Promise<{ agentId: string }>; searchParams: Promise<SearchParams> };

/** Names the agent, to nobody but who is signed in; by the id where no name is known. */
export async function generateMetadata(props: AgentPageProps): Promise<Metadata> {
  const { viewer } = await loadPageViewer();
  const found = viewer && (await findAgent(...(await readAddress(props))));
  if (!found) return {};
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: nameInTitle(found.name, found.agentId) }) };
}

export default async function AgentPage(props: AgentPageProps) {
  const found = await findAgent(...(await readAddress(props)));
  if (found === null || found.isUnknown) notFound();
  const { agentId, link, teams, days, report, medians, name } = found;
  const client = new QueryClient();
  for (const answer of teams) primeTeams(client, answer);
  if (days) primeDays(client, narrowToAgent(link, agentId), days);
  if (report) primeReport(client, link, report);
  if (medians) primeMedians(client, link, medians);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AgentView
        agentId={agentId}
        knownName={name}
        viewWidth={await pageViewWidth(viewWidthCookie)}
        // Another agent is another page: nobody's figures wait under another's name.
        key={agentId}
      />
    </HydrationBoundary>
  );
}

/** Whom the address leads to, found once per request for title and page; null where it holds no id. */
const findAgent = cache(async (segment: string, words: string) => {
  const reader = await requireViewer();
  const { viewer, server } = reader;
  const { reports } = server;
  const agentId = parseAgentSegment(segment);
  if (agentId === null) return null;
  const parsed = parseReportLink(new URLSearchParams(words));
  const teams = await preloadTeams(server);
  const known = teamsOfLink(teams, parsed.link, reports.names);
  const question = resolveQuestion(parsed, reports.names, reports.todayIn, known);
  const { operation, link } = question;
  await redirectToCounted(formatAgentPath(agentId) ?? "/", link, reports.serviceOf(operation.id));
  const members = await server.teams.loadMembers(operation.id, link.teams);
  const asked = { ...question, teams: members, grain: agentGrain(link) };
  const found = await preloadAgent(reports, asked, agentId, viewer.email);
  if (!found.isUnknown)
    await notePageView(reader, { operation: operation.id, words: formatViewWords(link), agent: agentId });
  return { agentId, link, teams, ...found };
});

async function readAddress({ params, searchParams }: AgentPageProps): Promise<[string, string]> {
  const words = new URLSearchParams(listEntries(await searchParams));
  return [(await params).agentId, words.toString()];
}
