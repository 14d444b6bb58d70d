import { TrailView } from "@/components/settings/trail/trail-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("trail.pageTitle"));

export default createSettingsPage("trail", () => <TrailView />);
