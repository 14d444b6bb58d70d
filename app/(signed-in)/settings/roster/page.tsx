import { RosterView } from "@/components/settings/roster/roster-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("roster.pageTitle"));

export default createSettingsPage("roster", () => <RosterView />);
