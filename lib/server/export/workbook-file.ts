import { writeXlsx } from "hucre/xlsx";
import { buildAgentTable, buildDayTable, type ExportTable } from "@/lib/report/export-table";
import { buildProvenanceTable, type ProvenanceWords } from "@/lib/report/provenance-table";
import { buildAgentsSheet } from "./agents-sheet";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { buildSheet } from "./sheet";
import { buildSummarySheet } from "./summary-sheet";
import { buildTableWords, formatMomentIn } from "./table-words";

/** The workbook: summary, agents by state, by day, provenance. Made whole: a zip's sheets share their texts and styles. */
export function writeWorkbook(document: ExportDocument, task: ExportTask, t: Translate): Promise<Uint8Array> {
  const momentOf = formatMomentIn(task.material.range.timeZone);
  const words = buildTableWords(t, momentOf);
  const table = buildAgentTable(document.view, document.columns, words);
  const days = document.days ? buildDayTable(document.days, words) : buildApology(document, words.day);
  const agentsName = t("export.sheet-agents");
  const totalLabel = t("export.totals");
  return writeXlsx({
    properties: { title: t("report.title"), creator: "Auxboard" },
    sheets: [
      buildSummarySheet({ document, table, agentsName, t }),
      buildAgentsSheet({ ...document, table, name: agentsName, totalLabel }),
      buildSheet(days, { name: t("export.sheet-days"), totalLabel, frozen: 4, wide: { 1: 26, 3: 34 } }),
      buildSheet(buildProvenanceTable(document.provenance, buildProvenanceWords(t, momentOf)), {
        name: t("export.sheet-provenance"),
        totalLabel,
        frozen: 0,
        wide: { 0: 20, 1: 20, 4: 20, 5: 20, 8: 68 },
      }),
    ],
  });
}

// Days that do not fit are said to be missing on their own sheet too.
function buildApology({ facts }: ExportDocument, title: string): ExportTable {
  const text = facts.find(({ key }) => key === "notes")?.text ?? "";
  return { columns: [{ title, kind: "text", total: null }], rows: [[text]] };
}

function buildProvenanceWords(t: Translate, momentOf: (instant: string) => string): ProvenanceWords {
  return {
    windowFrom: t("export.windowFrom"),
    windowTo: t("export.windowTo"),
    outcome: t("export.outcome"),
    askedAt: t("export.askedAt"),
    answeredAt: t("export.answeredAt"),
    rows: t("export.rows"),
    digest: t("export.digest"),
    final: t("export.final"),
    part: t("export.part"),
    outcomeOf: (outcome) => t(`export.outcome-${outcome}`),
    finalOf: (isFinal) => t(isFinal ? "export.final-yes" : "export.final-no"),
    momentOf,
  };
}
