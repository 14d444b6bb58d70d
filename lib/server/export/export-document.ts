import type { Column } from "@/lib/report/columns";
import type { DayRows } from "@/lib/report/day-time";
import {
  buildDayFigures,
  countDayRows,
  type DayFigures,
  listExportColumns,
  orderView,
  type StyleOf,
} from "@/lib/report/export-figures";
import type { ProvenanceAnswer } from "@/lib/report/provenance";
import type { ReportWarning } from "@/lib/report/report";
import type { StateStyle } from "@/lib/report/state-style";
import { buildReportView, type ReportView } from "@/lib/report/view";
import type { Answer } from "../ledger/answer";
import { unpackRows } from "../ledger/packed-rows";
import { describeWarnings, sumAnswers } from "../report-figures";
import { traceFigure } from "../report-provenance";
import { describeExport, type ExportFact } from "./export-facts";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

/** All that a file holds, before it is written in any format. */
export type ExportDocument = {
  view: ReportView;
  columns: Column[];
  /** Null where they were not asked for or do not fit: the facts say so. */
  days: DayFigures | null;
  warnings: ReportWarning[];
  provenance: Pick<ProvenanceAnswer, "total" | "windows">;
  facts: ExportFact[];
};

/** More agents times days are left to a shorter range: a sheet and a thread have their limits. */
const mostDayRows = 100_000;

export type LoadStyles = (states: readonly string[]) => Promise<readonly StateStyle[]>;

/** Adds up the answers of a task as its link reads them. */
export async function buildDocument(
  task: ExportTask,
  t: Translate,
  loadStyles: LoadStyles,
): Promise<ExportDocument> {
  const { material, reading, withDni } = task;
  const rowsOf = createRowReader(task.packed);
  const report = await sumAnswers(material.used, rowsOf, withDni);
  const dayRows = await readDays(task, rowsOf);
  const dayRowCount = dayRows ? countDayRows(dayRows) : 0;
  const styleOf = await createStyleOf([...report.states, ...listStates(dayRows ?? [])], loadStyles);
  const view = orderView(buildReportView(report, { ...reading, perDay: false }), styleOf);
  const columns = listExportColumns(view, reading.columns);
  const isTooLong = dayRowCount > mostDayRows;
  const warnings = describeWarnings(report, material.used, task.stretches, material.range.timeZone);
  const notes = [
    ...(isTooLong ? [t("export.tooManyDays", { count: dayRowCount, most: mostDayRows })] : []),
    ...describeReading(task, view, columns, t),
    ...warnings.map(({ kind, count }) => t(`notices.warning-${kind}`, { count })),
  ];
  return {
    view,
    columns,
    days: dayRows && !isTooLong ? buildDayFigures(dayRows, reading, styleOf) : null,
    warnings,
    provenance: await traceFigure(material.used, reading, rowsOf),
    facts: describeExport(task, t, notes),
  };
}

function describeReading(
  { reading, hasComparison }: ExportTask,
  view: ReportView,
  columns: readonly Column[],
  t: Translate,
): string[] {
  const nameOf = (state: string) => state || t("report.blankState");
  const shown = new Set(columns.map((column) => (column.by === "state" ? column.state : null)));
  const columnless = view.states.filter((state) => !shown.has(state));
  return [
    ...(view.hiddenStates.length > 0
      ? [t("export.hiddenStates", { list: view.hiddenStates.map(nameOf).join(", ") })]
      : []),
    ...(columnless.length > 0
      ? [t("export.columnlessStates", { list: columnless.map(nameOf).join(", ") })]
      : []),
    ...(reading.perDay ? [t("export.sums")] : []),
    ...(hasComparison ? [t("export.noComparison")] : []),
  ];
}

type RowsOf = (answer: Answer) => ReturnType<typeof unpackRows>;

// The same rows are read once, however many windows said them.
function createRowReader(packed: ReadonlyMap<string, Uint8Array>): RowsOf {
  const read = new Map<string, ReturnType<typeof unpackRows>>();
  return ({ digest }) => {
    if (digest === null) return Promise.resolve([]);
    const bytes = packed.get(digest);
    if (!bytes) throw new Error("An answer came without its rows.");
    const rows = read.get(digest) ?? unpackRows(bytes, digest);
    read.set(digest, rows);
    return rows;
  };
}

async function readDays({ material }: ExportTask, rowsOf: RowsOf): Promise<DayRows[] | null> {
  if (material.dayAnswers === null) return null;
  return Promise.all(
    material.dayAnswers.map(async ({ answer, window, ...day }) => ({
      ...day,
      rows: answer && (await rowsOf(answer)),
    })),
  );
}

function listStates(days: readonly DayRows[]): string[] {
  return days.flatMap(({ rows }) => [...new Set(rows?.map(({ state }) => state))]);
}

async function createStyleOf(states: readonly string[], loadStyles: LoadStyles): Promise<StyleOf> {
  const distinct = [...new Set(states)];
  const styles = await loadStyles(distinct);
  const known = new Map(distinct.map((state, index) => [state, styles[index]]));
  return (state) => known.get(state) ?? { stateClass: "other", shade: 0 };
}
