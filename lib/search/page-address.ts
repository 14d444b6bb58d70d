import { formatReportLink, type ReportLink } from "./report-link";

/** The address of a page that reads the link's words. `/` without any word opens the reader's default view: today is named. */
export function formatPageAddress(path: string, link: ReportLink): string {
  const words = formatReportLink(link) || (path === "/" ? "range=today" : "");
  return words === "" ? path : `${path}?${words}`;
}
