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

type AgentPageProps = { params: Promise<{ agentId: string }>; searchParams: Promise<SearchParams> };

/** Names the agent by the id in the address, to nobody but who is signed in; the name comes with the figures. */
export async function generateMetadata({ params }: AgentPageProps): Promise<Metadata> {
  const { viewer } = await loadPageViewer();
  const agentId = parseAgentSegment((await params).agentId);
  if (!viewer || agentId === null) return {};
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: agentId }) };
}

export default async function AgentPage({ params, searchParams }: AgentPageProps) {
  const { viewer, server } = await requireViewer();
  const { reports, environment } = server;
  const agentId = parseAgentSegment((await params).agentId);
  const parsed = parseReportLink(listEntries(await searchParams));
  const question = resolveQuestion(parsed, reports.names, reports.todayIn);
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
