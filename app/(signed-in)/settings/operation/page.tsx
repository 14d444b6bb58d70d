import type { Metadata } from "next";
import { SourceView } from "@/components/settings/operation/source-view";
import { PageRefused } from "@/components/settings/page-refused";
import { listZones } from "@/lib/dates/zone";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { listSources, loadSourceFacts, requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("operation.pageTitle") };
}

export default async function OperationPage() {
  const { viewer, server } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="operation" />;
  return <SourceView entered={await loadSourceFacts()} sources={listSources(server)} zones={listZones()} />;
}
