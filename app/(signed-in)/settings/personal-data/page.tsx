import { PersonalDataView } from "@/components/settings/personal-data/personal-data-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("personalData.pageTitle"));

export default createSettingsPage("personal-data", () => <PersonalDataView />);
