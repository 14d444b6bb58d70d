import { formatReportLink, type ReportLink } from "./report-link";

/** The address of a page that reads the link's words. */
export function formatPageAddress(path: string, link: ReportLink): string {
  const words = formatReportLink(link);
  return words === "" ? path : `${path}?${words}`;
}
