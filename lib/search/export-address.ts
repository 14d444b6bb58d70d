import type { ExportFormat } from "@/lib/report/export-format";
import { formatReportLink, type ReportLink } from "./report-link";

/** What a file has rows of that no page reads: the hours of the one day that a link is of. */
export type FileRows = "hour" | null;

/** Where what a link shows is made into a file. */
export function formatExportAddress(link: ReportLink, format: ExportFormat, by: FileRows = null): string {
  const words = formatReportLink(link);
  return `/api/export?format=${format}${words === "" ? "" : `&${words}`}${by === null ? "" : `&by=${by}`}`;
}
