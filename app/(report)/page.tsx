import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import { ReportView } from "@/components/report/report-view";
import { AppHeaderView } from "@/components/settings/app-header-view";
import { primeDays } from "@/lib/browser/days-query";
import { primeReport } from "@/lib/browser/report-query";
import { parseReportLink } from "@/lib/search/parse-report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { requireViewer } from "@/lib/server/access/page-door";
import { deviceOf } from "@/lib/server/page/device";
import { preloadDays, preloadReport } from "@/lib/server/page/preload-report";

type ReportPageProps = { searchParams: Promise<SearchParams> };

export default async function ReportPage({ searchParams }: ReportPageProps) {
  const { viewer, server } = await requireViewer();
  const { reports, environment } = server;
  const parsed = parseReportLink(listEntries(await searchParams));
  const question = resolveQuestion(parsed, reports.names, reports.todayIn);
  const client = new QueryClient();
  if (question.link.by === null) {
    const answer = await preloadReport(reports, question);
    if (answer) primeReport(client, question.link, answer);
  } else {
    const answer = await preloadDays(reports, question);
    if (answer) primeDays(client, question.link, answer);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AppHeaderView email={viewer.email} isDemo={environment.isDemo} />
      <ReportView device={deviceOf(await headers())} operations={reports.names} serverNowMs={reports.now()} />
    </HydrationBoundary>
  );
}
