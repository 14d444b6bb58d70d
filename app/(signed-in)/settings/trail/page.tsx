import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { TrailView } from "@/components/settings/trail/trail-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("trail.pageTitle") };
}

export default async function TrailPage() {
  const { viewer } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="trail" />;
  return <TrailView />;
}
