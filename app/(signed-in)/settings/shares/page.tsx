import { SharesView } from "@/components/settings/shares/shares-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("shares.pageTitle"));

export default createSettingsPage("shares", () => <SharesView />);
