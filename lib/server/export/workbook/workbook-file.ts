import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ExportDocument } from "@/lib/server/export/export-document";
import { titleOfReport } from "@/lib/server/export/export-facts";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { Translate } from "@/lib/server/export/export-translator";
import { layAgentTable } from "@/lib/server/export/tables/agent-table";
import { buildComparedDaysTable } from "@/lib/server/export/tables/compared-days-table";
import { listDayColumns, listDayRows } from "@/lib/server/export/tables/days-table";
import { textColumn } from "@/lib/server/export/tables/file-columns";
import { buildHourTable } from "@/lib/server/export/tables/hour-table";
import { buildProvenanceTable } from "@/lib/server/export/tables/provenance-table";
import { createTableWords, type TableWords } from "@/lib/server/export/tables/table-words";
import { buildTimeTable } from "@/lib/server/export/tables/time-table";
import type { Sheet } from "@/lib/server/export/xlsx/sheet";
import { writeWorkbook } from "@/lib/server/export/xlsx/workbook";
import { buildSummarySheet, type SummaryTables } from "./summary-sheet";
import { buildTableSheet, type StreamedTable } from "./table-sheet";

/**
 * The workbook: summary, of a day by hour a row per agent and hour, over time a row per day, week or month, agents by state, the link's own measure beside the
 * other period's where it has one, by day, provenance. Its bytes come while its days are read.
 */
export function writeWorkbookFile(
  document: ExportDocument,
  task: ExportTask,
  t: Translate,
): AsyncGenerator<Buffer> {
  const words = createTableWords(task.material, t);
  const tables = buildTables(document, words);
  const { agents, beside } = tables;
  return writeWorkbook({ title: titleOfReport(task, t), header: headOf(document) }, [
    buildSummarySheet(document, tables, t),
    ...listHourSheets(task, words),
    ...listTimeSheets(document, task, words),
    buildTableSheet(agents.table, { name: agents.name, frozen: 2, wide: { 0: 11, 1: 31 } }, t),
    ...(beside
      ? [buildTableSheet(beside.table, { name: beside.name, frozen: 2, wide: { 0: 11, 1: 31, 2: 20 } }, t)]
      : []),
    ...listDaySheets(document, words),
    ...listProvenanceSheets(document, words),
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

function buildTables({ view, columns, beside }: ExportDocument, words: TableWords): SummaryTables {
  const { t } = words;
  const { isPerDay, earlier } = beside.table;
  return {
    agents: {
      table: layAgentTable({ sums: view, beside: null }, columns, words),
      name: t("files.sheet-agents"),
    },
    beside:
      isPerDay || earlier
        ? {
            table: layAgentTable({ sums: null, beside }, columns, words),
            name: t(earlier ? "files.sheet-beside" : "files.sheet-perDay"),
          }
        : null,
  };
}

function listHourSheets({ byHour }: ExportTask, words: TableWords): Sheet[] {
  if (!byHour) return [];
  const { t } = words;
  const shape = { name: t("files.sheet-hours"), frozen: 4, wide: { 0: 11, 1: 31, 2: 25, 3: 25 } };
  return [buildTableSheet(buildHourTable(byHour, words), shape, t)];
}

function listTimeSheets({ time }: ExportDocument, task: ExportTask, words: TableWords): Sheet[] {
  if (!time) return [];
  const table = buildTimeTable(time, task, words);
  // Behind the figures words are longer: why there is no difference, or which times wolkvox left blank.
  const texts = table.columns.flatMap(({ kind }, place) =>
    kind === "text" ? [[place, place === 2 ? 24 : 44] as const] : [],
  );
  const { t } = words;
  const name = t(`files.sheet-time-${time.grain}`);
  return [buildTableSheet(table, { name, frozen: 2, wide: Object.fromEntries(texts) }, t)];
}

function listDaySheets(document: ExportDocument, words: TableWords): Sheet[] {
  const { days, beside, view } = document;
  const { t } = words;
  const table = days ? streamDays(days, words) : buildApology(document, t("files.day"));
  const shape = { name: t("files.sheet-days"), frozen: 4, wide: { 1: 22, 2: 11, 3: 31 } };
  const own = buildTableSheet(table, shape, t);
  if (!beside.pairs) return [own];
  const compared = buildComparedDaysTable(beside.pairs, view.states, words);
  const name = t("files.sheet-besideDays");
  return [buildTableSheet(compared, { name, frozen: 4, wide: { 1: 20, 3: 20 } }, t), own];
}

function listProvenanceSheets({ provenance, beside }: ExportDocument, words: TableWords): Sheet[] {
  const { t } = words;
  const wide = { 0: 20, 1: 20, 4: 20, 5: 20, 8: 68 };
  const build = (answers: Pick<ProvenanceAnswer, "windows" | "total">, name: string) =>
    buildTableSheet(buildProvenanceTable(answers, words), { name, frozen: 0, wide }, t);
  return [
    build(provenance, t("files.sheet-provenance")),
    ...(beside.provenance ? [build(beside.provenance, t("files.sheet-otherProvenance"))] : []),
  ];
}

function streamDays(days: NonNullable<ExportDocument["days"]>, words: TableWords): StreamedTable {
  async function* listBatches() {
    for await (const day of days.readDays()) yield listDayRows(days.readDay(day), days, words);
  }
  return { columns: listDayColumns(days, words), batches: listBatches() };
}

// Days that do not fit are said to be missing on their own sheet too.
function buildApology({ facts }: ExportDocument, title: string): StreamedTable {
  const text = facts.find(({ key }) => key === "notes")?.text ?? "";
  return { columns: [textColumn(title)], batches: [[[text]]] };
}
