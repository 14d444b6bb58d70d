import { type AgentRow, pickAgentTime, pickOverruns } from "@/lib/report/figures/agent-table";
import type { ExportDocument } from "@/lib/server/export/export-document";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { DayAgent } from "@/lib/server/export/tables/export-figures";
import { buildJsonHours } from "@/lib/server/export/tables/hour-table";
import { pickStanding } from "@/lib/server/report/report-material";
import { buildJsonComparison, createAgentComparing } from "./json-comparison";
import { buildJsonTime, pickPaidTotal } from "./json-time";

const rowsAPiece = 500;

/** The same figures for another program, with the facts as words and as values; seconds are whole. */
export async function* writeJson(document: ExportDocument, task: ExportTask): AsyncGenerator<string> {
  const { view, days, beside, time } = document;
  yield JSON.stringify(buildHead(document, task)).slice(0, -1);
  if (time) yield `,"time":${JSON.stringify(buildJsonTime(time))}`;
  if (task.byHour) yield `,"byHour":${JSON.stringify(buildJsonHours(task.byHour))}`;
  yield ',"agents":';
  const besideOf = createAgentComparing(beside);
  yield* writeList(view.rows.map((row) => ({ ...pickAgent(row), ...besideOf(row.key) })));
  if (days) yield* writeDays(days);
  yield "}\n";
}

async function* writeDays(days: NonNullable<ExportDocument["days"]>): AsyncGenerator<string> {
  const { states, stateTotals, total } = days;
  yield `,"byDay":${JSON.stringify({ states, stateTotals, total }).slice(0, -1)},"days":[`;
  let isFirst = true;
  for await (const rows of days.readDays()) {
    const { agents, ...day } = days.readDay(rows);
    yield `${isFirst ? "" : ","}${JSON.stringify(day).slice(0, -1)},"agents":`;
    yield* agents ? writeList(agents.map(pickDayAgent)) : ["null"];
    yield "}";
    isFirst = false;
  }
  yield "]}";
}

function buildHead(document: ExportDocument, task: ExportTask): object {
  const { view, allowances, columns, warnings, provenance, facts, beside } = document;
  const { material, operation, hours, reading } = task;
  const { table: measured } = beside;
  return {
    operation: operation.id,
    operationName: operation.name,
    hours,
    ...pickStanding(material),
    hidden: document.hidden,
    filters: {
      agents: reading.agents,
      teams: reading.teams.map(({ id, name, agents }) => ({ id, name, agents })),
      states: reading.states,
      query: reading.query,
      ...(reading.over && { over: reading.over }),
    },
    allowances,
    sort: reading.sort,
    columns,
    facts: facts.map(({ key, label, text }) => ({ key, label, text })),
    warnings,
    provenance,
    states: view.states,
    hiddenStates: view.hiddenStates,
    stateTotals: view.total.seconds,
    total: view.total.total,
    daysWorked: view.total.daysWorked,
    ...pickOverruns(view.total),
    ...pickPaidTotal(view.total),
    ...(measured.isPerDay && {
      perDay: {
        stateTotals: measured.total.seconds,
        total: measured.total.total,
        ...pickPaidTotal(measured.total),
      },
    }),
    ...buildJsonComparison(document, task),
  };
}

function pickAgent(row: AgentRow): object {
  return { ...pickAgentTime(row), total: row.total, average: row.average, ...pickPaidTotal(row) };
}

function pickDayAgent({ id, name, seconds, unknown, total }: DayAgent): object {
  return { id, name, seconds, ...(unknown && { unknown }), total };
}

function* writeList(items: readonly object[]): Generator<string> {
  yield "[";
  for (let from = 0; from < items.length; from += rowsAPiece) {
    const piece = items.slice(from, from + rowsAPiece).map((item) => JSON.stringify(item));
    yield `${from > 0 ? "," : ""}${piece.join(",")}`;
  }
  yield "]";
}
