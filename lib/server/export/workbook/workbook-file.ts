import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ExportDocument } from "@/lib/server/export/export-document";
import { titleOfReport } from "@/lib/server/export/export-facts";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { Translate } from "@/lib/server/export/export-translator";
import type { SummaryTables } from "@/lib/server/export/summary-lines";
import { buildBesideWords, buildTableWords, formatMomentIn } from "@/lib/server/export/table-words";
import { buildAgentSheet, buildBesideTable } from "@/lib/server/export/tables/agent-table";
import { buildComparedDaysTable } from "@/lib/server/export/tables/compared-days-table";
import { listDayColumns, listDayRows, type TableWords } from "@/lib/server/export/tables/export-table";
import { buildProvenanceTable, type ProvenanceWords } from "@/lib/server/export/tables/provenance-table";
import { buildTimeTable } from "@/lib/server/export/tables/time-table";
import { buildTimeWords } from "@/lib/server/export/time-words";
import type { Sheet } from "@/lib/server/export/xlsx/sheet";
import { writeWorkbook } from "@/lib/server/export/xlsx/workbook";
import { buildSummarySheet } from "./summary-sheet";
import { buildTableSheet, type SheetShape, type StreamedTable } from "./table-sheet";

/**
 * The workbook: summary, over time a row per day, week or month, agents by state, the link's own measure beside the
 * other period's where it has one, by day, provenance. Its bytes come while its days are read.
 */
export function writeWorkbookFile(
  document: ExportDocument,
  task: ExportTask,
  t: Translate,
): AsyncGenerator<Buffer> {
  const momentOf = formatMomentIn(task.material.range.timeZone);
  const words = buildTableWords(t, momentOf);
  const tables = buildTables(document, words, t);
  const shape = buildShape(t);
  const { agents, beside } = tables;
  return writeWorkbook({ title: titleOfReport(task, t), header: headOf(document) }, [
    buildSummarySheet({ document, tables, t }),
    ...listTimeSheets(document, task, t),
    buildTableSheet(agents.table, { ...shape, name: agents.name, frozen: 2, wide: { 0: 11, 1: 31 } }),
    ...(beside
      ? [
          buildTableSheet(beside.table, {
            ...shape,
            name: beside.name,
            frozen: 2,
            wide: { 0: 11, 1: 31, 2: 20 },
          }),
        ]
      : []),
    ...listDaySheets(document, words, t),
    ...listProvenanceSheets(document, buildProvenanceWords(t, momentOf), t),
  ]);
}

// A page that leaves the others still says of what and of when it is.
function headOf({ facts }: ExportDocument): string {
  const told = ["report", "operation", "range", "asOf"];
  return facts
    .filter(({ key }) => told.includes(key))
    .map(({ key, label, text }) => (key === "asOf" ? `${label} ${text}` : text))
    .join(" · ");
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
  const { isPerDay, earlier } = figures.table;
  const hasBeside = isPerDay || earlier !== null;
  const besideWords = buildBesideWords(t, words, isPerDay);
  return {
    agents: { table: buildAgentSheet(view, columns, words), name: t("export.sheet-agents") },
    beside: hasBeside
      ? {
          table: buildBesideTable(figures, columns, besideWords),
          name: t(earlier ? "export.sheet-beside" : "export.sheet-perDay"),
        }
      : null,
  };
}

function listTimeSheets({ time }: ExportDocument, task: ExportTask, t: Translate): Sheet[] {
  if (!time) return [];
  const table = buildTimeTable(time, buildTimeWords(task, t));
  // Behind the figures words are longer: why there is no difference, or which times wolkvox left blank.
  const words = table.columns.flatMap(({ kind }, place) =>
    kind === "text" ? [[place, place === 2 ? 24 : 44] as const] : [],
  );
  const shape = { ...buildShape(t), name: t(`export.sheet-time-${time.grain}`), frozen: 2 };
  return [buildTableSheet(table, { ...shape, wide: Object.fromEntries(words) })];
}

function listDaySheets(document: ExportDocument, words: TableWords, t: Translate): Sheet[] {
  const { days, beside, view } = document;
  const shape = buildShape(t);
  const table = days ? streamDays(days, words) : buildApology(document, words.day);
  const name = t("export.sheet-days");
  const own = buildTableSheet(table, { ...shape, name, frozen: 4, wide: { 1: 22, 2: 11, 3: 31 } });
  if (!beside.pairs) return [own];
  const compared = buildComparedDaysTable(beside.pairs, view.states, buildBesideWords(t, words, false));
  const besideName = t("export.sheet-besideDays");
  return [buildTableSheet(compared, { ...shape, name: besideName, frozen: 4, wide: { 1: 20, 3: 20 } }), own];
}

function listProvenanceSheets(
  { provenance, beside }: ExportDocument,
  words: ProvenanceWords,
  t: Translate,
): Sheet[] {
  const wide = { 0: 20, 1: 20, 4: 20, 5: 20, 8: 68 };
  const build = (answers: Pick<ProvenanceAnswer, "windows" | "total">, name: string) =>
    buildTableSheet(buildProvenanceTable(answers, words), { ...buildShape(t), name, frozen: 0, wide });
  return [
    build(provenance, t("export.sheet-provenance")),
    ...(beside.provenance ? [build(beside.provenance, t("export.sheet-otherProvenance"))] : []),
  ];
}

function streamDays(days: NonNullable<ExportDocument["days"]>, words: TableWords): StreamedTable {
  async function* listBatches() {
    for await (const day of days.readDays()) yield listDayRows(days.readDay(day), days.states.length, words);
  }
  return { columns: listDayColumns(days, words), batches: listBatches() };
}

// Days that do not fit are said to be missing on their own sheet too.
function buildApology({ facts }: ExportDocument, title: string): StreamedTable {
  const text = facts.find(({ key }) => key === "notes")?.text ?? "";
  return { columns: [{ title, kind: "text", total: null }], batches: [[[text]]] };
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
