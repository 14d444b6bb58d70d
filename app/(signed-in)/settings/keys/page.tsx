import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { KeysView } from "@/components/settings/keys/keys-view";
import { primeKeys } from "@/lib/browser/queries/keys-query";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createTitle } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("apiKeys.pageTitle"));

export default createSettingsPage("keys", async ({ viewer, server }) => {
  const client = new QueryClient();
  primeKeys(client, { keys: await server.apiKeys.list(viewer) });
  for (const answer of await preloadTeams(server)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeysView />
    </HydrationBoundary>
  );
});
