import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { StatesView } from "@/components/settings/states/states-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("states.pageTitle") };
}

export default async function StatesPage() {
  const { viewer } = await requireViewer();
  return isAdministrator(viewer) ? <StatesView /> : <PageRefused page="states" />;
}
