import { NowView } from "@/components/now/now-view";
import { createTitle } from "@/lib/server/http/page-request";
import { createInsidePage } from "../inside-page";

export const generateMetadata = createTitle((t) => t("app.titleOf", { operation: t("now.page") }));

export default createInsidePage(() => <NowView />);
