import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { PeopleView } from "@/components/settings/people/people-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";
import { preloadTeams } from "@/lib/server/http/preload-teams";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("people.pageTitle") };
}

export default async function PeoplePage() {
  const { viewer, server } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="people" />;
  const [people, teams] = await Promise.all([server.people.load(), preloadTeams(server)]);
  return (
    <PeopleView
      ownId={viewer.userId}
      people={{ ...people, sendsMail: server.letters !== null }}
      teams={teams}
    />
  );
}
