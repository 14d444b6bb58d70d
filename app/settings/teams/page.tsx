import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { TeamsView } from "@/components/settings/teams-view";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { primeTeams } from "@/lib/browser/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/access/page-door";
import { pageLocale } from "@/lib/server/page/page-locale";
import { preloadTeams } from "@/lib/server/page/preload-teams";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("teams.pageTitle") };
}

export default async function TeamsPage() {
  const { viewer, server } = await requireViewer();
  if (!isAdministrator(viewer)) return <Refusal />;
  const client = new QueryClient();
  for (const answer of await preloadTeams(server)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamsView operations={server.reports.names} serverNowMs={server.reports.now()} />
    </HydrationBoundary>
  );
}

async function Refusal() {
  const t = createLocaleTranslator(await pageLocale());
  return (
    <PagePlaceholder text={t("teams.refusedText")} title={t("calls.refusedTitle")}>
      <a className="main-button" href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
