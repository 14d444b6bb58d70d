import { SchedulesView } from "@/components/settings/schedules/schedules-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("schedules.pageTitle"));

export default createSettingsPage("schedules", () => <SchedulesView />);
