import type { Metadata } from "next";
import { AlertsView } from "@/components/settings/alerts/alerts-view";
import { PageRefused } from "@/components/settings/page-refused";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("alerts.pageTitle") };
}

export default async function AlertsPage() {
  const { viewer } = await requireViewer();
  if (viewer.role === "viewer") return <PageRefused page="alerts" />;
  return <AlertsView />;
}
