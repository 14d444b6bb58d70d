import { AlertsView } from "@/components/settings/alerts/alerts-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("alerts.pageTitle"));

export default createSettingsPage("alerts", () => <AlertsView />);
