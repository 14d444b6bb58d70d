import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { PersonalDataView } from "@/components/settings/personal-data/personal-data-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("personalData.pageTitle") };
}

export default async function PersonalDataPage() {
  const { viewer } = await requireViewer();
  return isAdministrator(viewer) ? <PersonalDataView /> : <PageRefused page="personal-data" />;
}
