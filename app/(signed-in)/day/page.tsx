import { DayView } from "@/components/day/day-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createInsidePage } from "../inside-page";

export const generateMetadata = createTitle((t) => t("app.titleOf", { operation: t("day.page") }));

export default createInsidePage(() => <DayView />);
