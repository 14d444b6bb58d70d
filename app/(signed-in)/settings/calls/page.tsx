import { CallsView } from "@/components/settings/calls/calls-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createSettingsPage } from "../settings-page";

export const generateMetadata = createTitle((t) => t("calls.pageTitle"));

export default createSettingsPage("calls", () => <CallsView />);
