import { WeekView } from "@/components/week/week-view";
import { weekOf } from "@/lib/search/week-link";
import { createTitle } from "@/lib/server/http/page-request";
import { createInsidePage } from "../inside-page";

export const generateMetadata = createTitle((t) => t("app.titleOf", { operation: t("week.page") }));

export default createInsidePage(() => <WeekView />, weekOf);
