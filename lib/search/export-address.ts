import type { ExportFormat } from "@/lib/report/export-format";
import { formatReportLink, type ReportLink } from "./report-link";

/** Where what a link shows is made into a file. */
export function formatExportAddress(link: ReportLink, format: ExportFormat): string {
  const words = formatReportLink(link);
  return `/api/export?format=${format}${words === "" ? "" : `&${words}`}`;
}
