import type { Metadata } from "next";
import { PageRefused } from "@/components/settings/page-refused";
import { SchedulesView } from "@/components/settings/schedules/schedules-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("schedules.pageTitle") };
}

export default async function SchedulesPage() {
  const { viewer } = await requireViewer();
  if (viewer.role === "viewer") return <PageRefused page="schedules" />;
  return <SchedulesView />;
}
