import { SourceView } from "@/components/settings/operation/source-view";
import { listZones } from "@/lib/dates/zone";
import { listSources, loadSourceFacts } from "@/lib/server/http/page-door";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("operation.pageTitle"));

export default createSettingsPage("operation", async ({ server }) => (
  <SourceView entered={await loadSourceFacts()} sources={listSources(server)} zones={listZones()} />
));
