import type { AgentChart, Chart } from "@/lib/report/chart/chart-figures";
import { drawBars } from "@/lib/report/chart/picture/bars-picture";
import { drawColumns } from "@/lib/report/chart/picture/columns-picture";
import { drawEmpty } from "@/lib/report/chart/picture/empty-picture";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { scaleOf } from "@/lib/report/figures/scale";
import { describeState } from "@/lib/report/states/describe-state";
import type { ExportDocument } from "@/lib/server/export/export-document";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { Translate } from "@/lib/server/export/export-translator";
import { writeHead } from "./picture-head";
import { createServerTools } from "./server-tools";

/** The chart of a link as a page draws it, in light colours, as a PNG; where nobody is in it, why. */
export function drawPicture(document: ExportDocument, task: ExportTask, t: Translate): Uint8Array {
  const tools = createServerTools();
  const chart = buildChart(document, task, t);
  const head = writeHead(chart, document, task, t);
  const canvas =
    chart.kind !== "agents"
      ? drawColumns(tools, chart, head, t)
      : isEmpty(chart)
        ? drawEmpty(tools, chart, head, whyEmpty(task, t))
        : drawBars(tools, chart, head, t);
  return canvas.toBuffer("image/png");
}

/** The figures of a file as a page draws them. */
export function buildChart(
  { beside, time, stateNames }: ExportDocument,
  { chart: { unit, bars }, locale, comparison }: ExportTask,
  t: Translate,
): Chart {
  const read = time?.view ?? beside.table;
  const drawn = {
    ...{ unit, locale, isCompared: comparison !== null, ...scaleOf(read, bars, unit) },
    stateNames: read.states.map((state) => describeState(state, t, stateNames)),
  };
  if (time) return { ...drawn, kind: time.grain, table: time.view, medians: null };
  const { table } = beside;
  return { ...drawn, kind: "agents", table, rowNames: table.rows.map(nameAgent) };
}

function isEmpty({ table }: AgentChart): boolean {
  return table.rows.length === 0 || table.states.length === 0;
}

function whyEmpty({ material }: ExportTask, t: Translate): string {
  const hasRecords = material.used.some(({ answer }) => answer.outcome === "rows");
  return t(hasRecords ? "report.noMatchTitle" : "report.emptyTitle");
}
