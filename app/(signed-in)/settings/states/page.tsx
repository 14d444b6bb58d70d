import { StatesView } from "@/components/settings/states/states-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("states.pageTitle"));

export default createSettingsPage("states", () => <StatesView />);
