import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { RosterView } from "@/components/settings/roster/roster-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("roster.pageTitle") };
}

export default async function RosterPage() {
  const { viewer } = await requireViewer();
  return isAdministrator(viewer) ? <RosterView /> : <PageRefused page="roster" />;
}
