import type { Day } from "@/lib/dates/window";
import type { NamedColumn } from "@/lib/report/columns/columns";
import type { AgentHeading } from "@/lib/report/figures/agent-table";
import type { DayAgent, DayFigures, ExportDay } from "./export-figures";
import { readTime, type TableCell, type TableColumn, textColumn } from "./file-columns";

/** The words of the tables, in the reader's language. */
export type TableWords = {
  day: string;
  dayStatus: string;
  agentId: string;
  agent: string;
  dni: string;
  noAgentId: string;
  total: string;
  columnName: (by: NamedColumn) => string;
  unknown: string;
  unknownIn: string;
  noAgents: string;
  stateName: (state: string) => string;
  statusOf: (day: Pick<ExportDay, "status" | "asOf">) => string;
};

/** The columns of a table by day and agent. */
export function listDayColumns(
  { states, stateTotals, total }: Pick<DayFigures, "states" | "stateTotals" | "total">,
  words: TableWords,
): TableColumn[] {
  return [
    { title: words.day, kind: "day", total: null },
    textColumn(words.dayStatus),
    textColumn(words.agentId),
    textColumn(words.agent),
    ...states.map(
      (state, at): TableColumn => ({
        title: words.stateName(state),
        kind: "time",
        total: stateTotals[at] ?? 0,
      }),
    ),
    { title: words.total, kind: "time", total },
  ];
}

/** A day's rows in it, one per agent; a day without figures is one row that says why in words. `width`: its states. */
export function listDayRows(day: ExportDay, width: number, words: TableWords): TableCell[][] {
  const status = words.statusOf(day);
  const nothing = new Array<null>(width + 1).fill(null);
  if (day.agents === null || day.status === "no-data") return [[day.day, status, null, null, ...nothing]];
  if (day.agents.length === 0) return [[day.day, status, null, words.noAgents, ...nothing]];
  return day.agents.map((agent) => readDayRow(day.day, status, agent, words));
}

function readDayRow(day: Day, status: string, agent: DayAgent, words: TableWords): TableCell[] {
  return [
    day,
    status,
    ...nameAgent(agent, words),
    ...agent.seconds.map((_, at) => readTime(agent, at, words)),
    agent.total,
  ];
}

/** An agent's id and name as a table's first cells. */
export function nameAgent(
  { id, name }: Pick<AgentHeading, "id" | "name">,
  words: Pick<TableWords, "noAgentId">,
): [string, string] {
  return [id === "" ? words.noAgentId : id, name];
}
