import type { Metadata } from "next";
import { AllowancesView } from "@/components/settings/allowances/allowances-view";
import { PageRefused } from "@/components/settings/page-refused";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("allowances.pageTitle") };
}

export default async function AllowancesPage() {
  const { viewer } = await requireViewer();
  return isAdministrator(viewer) ? <AllowancesView /> : <PageRefused page="allowances" />;
}
