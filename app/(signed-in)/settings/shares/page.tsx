import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { SharesView } from "@/components/settings/shares/shares-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("shares.pageTitle") };
}

export default async function SharesPage() {
  const { viewer } = await requireViewer();
  if (viewer.role === "viewer") return <PageRefused page="shares" />;
  return <SharesView />;
}
