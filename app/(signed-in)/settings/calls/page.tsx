import type { Metadata } from "next";
import { CallsView } from "@/components/settings/calls/calls-view";
import { PageRefused } from "@/components/settings/page-refused";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("calls.pageTitle") };
}

export default async function CallsPage() {
  const { viewer } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="calls" />;
  return <CallsView />;
}
