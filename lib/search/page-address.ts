import { todayWords } from "@/lib/report/answers/saved-view";
import { formatReportLink, type ReportLink, spanDayOf } from "./report-link";

/** The page of a day's inside, which names the day in one word. */
export const dayPath = "/day";

/** The address of a page that reads the link's words. `/` without any word opens the reader's default view: today is named. */
export function formatPageAddress(path: string, link: ReportLink): string {
  const day = path === dayPath ? spanDayOf(link) : null;
  const words = formatReportLink(link).replace(`from=${day}&to=${day}`, `day=${day}`);
  if (words !== "") return `${path}?${words}`;
  return path === "/" ? `${path}?${todayWords}` : path;
}
