import { PeopleView } from "@/components/settings/people/people-view";
import { createTitle } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("people.pageTitle"));

export default createSettingsPage("people", async ({ viewer, server }) => {
  const [people, teams] = await Promise.all([server.people.load(), preloadTeams(server)]);
  return (
    <PeopleView
      ownId={viewer.userId}
      people={{ ...people, sendsMail: server.letters !== null }}
      teams={teams}
    />
  );
});
