import type { Metadata } from "next";
import { SourceView } from "@/components/settings/operation/source-view";
import { PageRefused } from "@/components/settings/page-refused";
import { listZones } from "@/lib/dates/zone";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { loadSourceFacts, requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("operation.pageTitle") };
}

export default async function OperationPage() {
  const { viewer, server } = await requireViewer();
  if (!isAdministrator(viewer)) return <PageRefused page="operation" />;
  const sources = server.operations.map(({ id, server: digits, baseUrl }) => ({
    ...{ id, server: digits ?? null, address: baseUrl },
  }));
  return <SourceView entered={await loadSourceFacts()} sources={sources} zones={listZones()} />;
}
