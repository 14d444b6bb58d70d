import { AllowancesView } from "@/components/settings/allowances/allowances-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("allowances.pageTitle"));

export default createSettingsPage("allowances", () => <AllowancesView />);
