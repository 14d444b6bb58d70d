import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { TeamsView } from "@/components/settings/teams/teams-view";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createTitle } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("teams.pageTitle"));

export default createSettingsPage("teams", async ({ server }) => {
  const client = new QueryClient();
  for (const answer of await preloadTeams(server)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamsView />
    </HydrationBoundary>
  );
});
