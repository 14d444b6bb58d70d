import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { TeamsView } from "@/components/settings/teams/teams-view";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("teams.pageTitle") };
}

export default async function TeamsPage() {
  const { viewer, server } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="teams" />;
  const client = new QueryClient();
  for (const answer of await preloadTeams(server)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamsView />
    </HydrationBoundary>
  );
}
