import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { KeysView } from "@/components/settings/keys/keys-view";
import { PageRefused } from "@/components/settings/page-refused";
import { primeKeys } from "@/lib/browser/queries/keys-query";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("apiKeys.pageTitle") };
}

export default async function KeysPage() {
  const { viewer, server } = await requireViewer();
  if (viewer.role === "viewer") return <PageRefused page="keys" />;
  const client = new QueryClient();
  primeKeys(client, { keys: await server.apiKeys.list(viewer) });
  for (const answer of await preloadTeams(server)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeysView />
    </HydrationBoundary>
  );
}
