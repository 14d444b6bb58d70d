import { todayWords } from "@/lib/report/answers/saved-view";
import { formatReportLink, type ReportLink } from "./report-link";

/** The page of a day's inside, which names the day in one word. */
export const dayPath = "/day";

/** The page of the hours of a range. */
export const weekPath = "/week";

/** The address of a page that reads the link's words. `/` without any word opens the reader's default view: today is named. */
export function formatPageAddress(path: string, link: ReportLink): string {
  const all = formatReportLink(link);
  const words = path === dayPath ? all.replace(/from=([\d-]+)&to=\1\b(?!T)/, "day=$1") : all;
  if (words !== "") return `${path}?${words}`;
  return path === "/" ? `${path}?${todayWords}` : path;
}
