import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { AgentUnknown } from "@/components/agent/agent-unknown";
import { AgentView } from "@/components/agent/agent-view";
import { AppHeaderView } from "@/components/settings/app-header-view";
import { primeDays } from "@/lib/browser/days-query";
import { primeReport } from "@/lib/browser/report-query";
import { ZoneNamesProvider } from "@/lib/browser/zone-names";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { formatReportAddress, narrowToAgent, parseAgentSegment } from "@/lib/search/agent-path";
import { parseReportLink } from "@/lib/search/parse-report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { isAdministrator } from "@/lib/server/access/administrator";
import { loadPageViewer, requireViewer } from "@/lib/server/access/page-door";
import { deviceOf } from "@/lib/server/page/device";
import { nameZones } from "@/lib/server/page/name-zones";
import { pageLocale } from "@/lib/server/page/page-locale";
import { preloadDays, preloadReport } from "@/lib/server/page/preload-report";

type Reports = Awaited<ReturnType<typeof requireViewer>>["server"]["reports"];

type AgentPageProps = { params: Promise<{ agentId: string }>; searchParams: Promise<SearchParams> };

/** Names the agent, to nobody but who is signed in; by the id where the range does not tell the name. */
export async function generateMetadata({ params, searchParams }: AgentPageProps): Promise<Metadata> {
  const { viewer, server } = await loadPageViewer();
  const agentId = parseAgentSegment((await params).agentId);
  if (!viewer || agentId === null) return {};
  const { reports } = server;
  const question = readQuestion(await searchParams, reports);
  const report = await preloadReport(reports, question, viewer.email);
  const name = report?.agents.find(({ id }) => id === agentId)?.name;
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: name || agentId }) };
}

export default async function AgentPage({ params, searchParams }: AgentPageProps) {
  const { viewer, server } = await requireViewer();
  const { reports, environment } = server;
  const agentId = parseAgentSegment((await params).agentId);
  const question = readQuestion(await searchParams, reports);
  const client = new QueryClient();
  if (agentId !== null) {
    const own = narrowToAgent(question.link, agentId);
    const [days, report] = await Promise.all([
      preloadDays(reports, { ...question, link: own }, viewer.email),
      preloadReport(reports, question, viewer.email),
    ]);
    if (days) primeDays(client, own, days);
    if (report) primeReport(client, question.link, report);
  }
  const nowMs = reports.now();
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ZoneNamesProvider names={nameZones(reports.names, await pageLocale(), nowMs)}>
        <AppHeaderView
          email={viewer.email}
          isAdministrator={isAdministrator(viewer)}
          isDemo={environment.isDemo}
          operations={reports.names}
          serverNowMs={nowMs}
        />
        {agentId === null ? (
          <main className="report" id="main">
            <AgentUnknown address={formatReportAddress(question.link)} agentId={null} />
          </main>
        ) : (
          <AgentView
            agentId={agentId}
            device={deviceOf(await headers())}
            // Another agent is another page: nobody's figures wait under another's name.
            key={agentId}
            operations={reports.names}
            serverNowMs={nowMs}
          />
        )}
      </ZoneNamesProvider>
    </HydrationBoundary>
  );
}

function readQuestion(words: SearchParams, { names, todayIn }: Reports) {
  return resolveQuestion(parseReportLink(listEntries(words)), names, todayIn);
}
