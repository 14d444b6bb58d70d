import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import { buildBesideTable } from "@/lib/report/beside-table";
import { buildComparedDaysTable } from "@/lib/report/compared-days-table";
import { buildAgentTable, buildDayTable, type ExportTable, type TableWords } from "@/lib/report/export-table";
import type { ProvenanceAnswer } from "@/lib/report/provenance";
import { buildProvenanceTable, type ProvenanceWords } from "@/lib/report/provenance-table";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { buildSheet, type SheetShape } from "./sheet";
import type { SummaryTables } from "./summary-lines";
import { buildSummarySheet } from "./summary-sheet";
import { buildBesideWords, buildTableWords, formatMomentIn } from "./table-words";

/**
 * The workbook: summary, agents by state, the link's own measure beside the other period's where it has one, by day,
 * provenance. Made whole: a zip's sheets share their texts and styles.
 */
export function writeWorkbook(document: ExportDocument, task: ExportTask, t: Translate): Promise<Uint8Array> {
  const momentOf = formatMomentIn(task.material.range.timeZone);
  const words = buildTableWords(t, momentOf);
  const tables = buildTables(document, words, t);
  const shape = buildShape(t);
  const { agents, beside } = tables;
  return writeXlsx({
    properties: { title: t("report.title"), creator: "Auxboard" },
    sheets: [
      buildSummarySheet({ document, tables, t }),
      buildSheet(agents.table, { ...shape, name: agents.name, frozen: 2, wide: { 1: 34 } }),
      ...(beside
        ? [buildSheet(beside.table, { ...shape, name: beside.name, frozen: 2, wide: { 1: 34, 2: 20 } })]
        : []),
      ...listDaySheets(document, words, t),
      ...listProvenanceSheets(document, buildProvenanceWords(t, momentOf), t),
    ],
  });
}

function buildShape(t: Translate): Pick<SheetShape, "totalLabel" | "titleOf"> {
  return {
    totalLabel: t("export.totals"),
    titleOf: ({ title, kind }) => (kind === "change" ? t("export.inHours", { title }) : title),
  };
}

function buildTables(
  { view, columns, beside }: ExportDocument,
  words: TableWords,
  t: Translate,
): SummaryTables {
  const { figures } = beside;
  const { isPerDay } = figures.view;
  const hasBeside = isPerDay || figures.comparison !== null;
  const besideWords = buildBesideWords(t, words, isPerDay);
  return {
    agents: { table: buildAgentTable(view, columns, words), name: t("export.sheet-agents") },
    beside: hasBeside
      ? {
          table: buildBesideTable(figures, columns, besideWords),
          name: t(figures.comparison ? "export.sheet-beside" : "export.sheet-perDay"),
        }
      : null,
  };
}

function listDaySheets(document: ExportDocument, words: TableWords, t: Translate): WriteSheet[] {
  const { days, beside, view } = document;
  const shape = buildShape(t);
  const table = days ? buildDayTable(days, words) : buildApology(document, words.day);
  const name = t("export.sheet-days");
  const own = buildSheet(table, { ...shape, name, frozen: 4, wide: { 1: 26, 3: 34 } });
  if (!beside.pairs) return [own];
  const compared = buildComparedDaysTable(beside.pairs, view.states, buildBesideWords(t, words, false));
  const besideName = t("export.sheet-besideDays");
  return [buildSheet(compared, { ...shape, name: besideName, frozen: 4, wide: { 1: 20, 3: 20 } }), own];
}

function listProvenanceSheets(
  { provenance, beside }: ExportDocument,
  words: ProvenanceWords,
  t: Translate,
): WriteSheet[] {
  const wide = { 0: 20, 1: 20, 4: 20, 5: 20, 8: 68 };
  const build = (answers: Pick<ProvenanceAnswer, "windows" | "total">, name: string) =>
    buildSheet(buildProvenanceTable(answers, words), { ...buildShape(t), name, frozen: 0, wide });
  return [
    build(provenance, t("export.sheet-provenance")),
    ...(beside.provenance ? [build(beside.provenance, t("export.sheet-otherProvenance"))] : []),
  ];
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
