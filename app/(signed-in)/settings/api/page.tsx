import type { Metadata } from "next";
import { ApiView } from "@/components/settings/api/api-view";
import { PageRefused } from "@/components/settings/page-refused";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { mayPassOn } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("apiPage.pageTitle") };
}

export default async function ApiPage() {
  const { viewer } = await requireViewer();
  if (!mayPassOn(viewer)) return <PageRefused page="api" />;
  return <ApiView />;
}
