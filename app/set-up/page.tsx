import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpView } from "@/components/settings/entrance/set-up-view";
import { listZones } from "@/lib/dates/zone";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { isAdministrator } from "@/lib/server/access/administrator";
import { loadPlainViewer, loadSourceFacts } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("operation.setUpPageTitle") };
}

/** Where an administrator is led while no source is known; everybody else goes where they belong. */
export default async function SetUpPage() {
  const { viewer, isSetUp } = await loadPlainViewer();
  if (!viewer || viewer.twoFactor === "missing" || !isAdministrator(viewer)) redirect("/");
  const facts = isSetUp ? null : await loadSourceFacts();
  if (!facts) redirect("/settings/operation");
  return <SetUpView email={viewer.email} facts={facts} zones={listZones()} />;
}
