import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ExportTable, TableColumn } from "./file-columns";

export type ProvenanceWords = {
  windowFrom: string;
  windowTo: string;
  outcome: string;
  askedAt: string;
  answeredAt: string;
  rows: string;
  digest: string;
  final: string;
  part: string;
  outcomeOf: (outcome: "rows" | "no-data") => string;
  finalOf: (isFinal: boolean) => string;
  momentOf: (instant: string) => string;
};

/** The answers that figures rest on, one a row, each with its part of the total. */
export function buildProvenanceTable(
  { windows, total }: Pick<ProvenanceAnswer, "windows" | "total">,
  words: ProvenanceWords,
): ExportTable {
  const titles = [
    words.windowFrom,
    words.windowTo,
    words.outcome,
    words.final,
    words.askedAt,
    words.answeredAt,
  ];
  const columns: TableColumn[] = [
    ...titles.map((title): TableColumn => ({ title, kind: "text", total: null })),
    { title: words.rows, kind: "count", total: windows.reduce((sum, { rows }) => sum + rows, 0) },
    { title: words.part, kind: "time", total },
    { title: words.digest, kind: "text", total: null },
  ];
  const rows = windows.map((window) => [
    window.from.replace("T", " "),
    window.to.replace("T", " "),
    words.outcomeOf(window.outcome),
    words.finalOf(window.isFinal),
    words.momentOf(window.askedAt),
    words.momentOf(window.answeredAt),
    window.rows,
    window.seconds,
    window.digest ?? "",
  ]);
  return { columns, rows };
}
