import { ApiView } from "@/components/settings/api/api-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("apiPage.pageTitle"));

export default createSettingsPage("api", () => <ApiView />);
