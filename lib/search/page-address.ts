import { todayWords } from "@/lib/report/answers/saved-view";
import { formatReportLink, type ReportLink } from "./report-link";

/** The address of a page that reads the link's words. `/` without any word opens the reader's default view: today is named. */
export function formatPageAddress(path: string, link: ReportLink): string {
  const words = formatReportLink(link) || (path === "/" ? todayWords : "");
  return words === "" ? path : `${path}?${words}`;
}
