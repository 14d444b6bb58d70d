import { redirect } from "next/navigation";
import { SetUpView } from "@/components/settings/entrance/set-up-view";
import { listZones } from "@/lib/dates/zone";
import { isAdministrator } from "@/lib/server/access/administrator";
import { loadPlainViewer, loadSourceFacts } from "@/lib/server/http/page-door";
import { createTitle } from "@/lib/server/http/page-request";

export const generateMetadata = createTitle((t) => t("operation.setUpPageTitle"));

/** Where an administrator is led while no source is known; everybody else goes where they belong. */
export default async function SetUpPage() {
  const { viewer, isSetUp } = await loadPlainViewer();
  if (!viewer || viewer.twoFactor === "missing" || !isAdministrator(viewer)) redirect("/");
  const facts = isSetUp ? null : await loadSourceFacts();
  if (!facts) redirect("/settings/operation");
  return <SetUpView email={viewer.email} facts={facts} zones={listZones()} />;
}
