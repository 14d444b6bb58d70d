import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import { createColumns, type ExportTable, textColumn } from "./file-columns";
import type { TableWords } from "./table-words";

/** The answers that figures rest on, one a row, each with its part of the total. */
export function buildProvenanceTable(
  { windows, total }: Pick<ProvenanceAnswer, "windows" | "total">,
  { t, momentOf }: TableWords,
): ExportTable {
  const columns = createColumns<ProvenanceAnswer["windows"][number]>();
  columns.add(textColumn(t("export.windowFrom")), ({ from }) => from.replace("T", " "));
  columns.add(textColumn(t("export.windowTo")), ({ to }) => to.replace("T", " "));
  columns.add(textColumn(t("export.outcome")), ({ outcome }) => t(`export.outcome-${outcome}`));
  columns.add(textColumn(t("export.final")), ({ isFinal }) => t(`export.final-${isFinal ? "yes" : "no"}`));
  columns.add(textColumn(t("export.askedAt")), ({ askedAt }) => momentOf(askedAt));
  columns.add(textColumn(t("export.answeredAt")), ({ answeredAt }) => momentOf(answeredAt));
  const rows = windows.reduce((sum, window) => sum + window.rows, 0);
  columns.add({ title: t("export.rows"), kind: "count", total: rows }, (window) => window.rows);
  columns.add({ title: t("export.part"), kind: "time", total }, ({ seconds }) => seconds);
  columns.add(textColumn(t("export.digest")), ({ digest }) => digest ?? "");
  return columns.lay(windows);
}
