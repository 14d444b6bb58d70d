import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import { createColumns, type ExportTable, textColumn } from "./file-columns";
import type { TableWords } from "./table-words";

/** The answers that figures rest on, one a row, each with its part of the total. */
export function buildProvenanceTable(
  { windows, total }: Pick<ProvenanceAnswer, "windows" | "total">,
  { t, momentOf }: TableWords,
): ExportTable {
  const columns = createColumns<ProvenanceAnswer["windows"][number]>();
  columns.add(textColumn(t("files.windowFrom")), ({ from }) => from.replace("T", " "));
  columns.add(textColumn(t("files.windowTo")), ({ to }) => to.replace("T", " "));
  columns.add(textColumn(t("files.outcome")), ({ outcome }) => t(`files.outcome-${outcome}`));
  columns.add(textColumn(t("files.final")), ({ isFinal }) => t(`files.final-${isFinal ? "yes" : "no"}`));
  columns.add(textColumn(t("files.askedAt")), ({ askedAt }) => momentOf(askedAt));
  columns.add(textColumn(t("files.answeredAt")), ({ answeredAt }) => momentOf(answeredAt));
  const rows = windows.reduce((sum, window) => sum + window.rows, 0);
  columns.add({ title: t("files.rows"), kind: "count", total: rows }, (window) => window.rows);
  columns.add({ title: t("files.part"), kind: "time", total }, ({ seconds }) => seconds);
  columns.add(textColumn(t("files.digest")), ({ digest }) => digest ?? "");
  return columns.lay(windows);
}
