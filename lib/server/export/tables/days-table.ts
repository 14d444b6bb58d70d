import type { AgentHeading } from "@/lib/report/figures/agent-table";
import type { DayFigures, ExportDay } from "./export-figures";
import { dayColumn, readPaid, readTime, type TableCell, type TableColumn, textColumn } from "./file-columns";
import type { TableWords } from "./table-words";

/** The columns of a table by day and agent. */
export function listDayColumns(
  { states, stateTotals, total, paid }: Pick<DayFigures, "states" | "stateTotals" | "total" | "paid">,
  { t, stateName }: TableWords,
): TableColumn[] {
  const timeColumn = (title: string, sum: number | null): TableColumn => ({
    title,
    kind: "time",
    total: sum,
  });
  return [
    dayColumn(t("files.day")),
    textColumn(t("files.dayStatus")),
    textColumn(t("files.agentId")),
    textColumn(t("files.agent")),
    ...states.map((state, at) => timeColumn(stateName(state), stateTotals[at] ?? 0)),
    timeColumn(t("files.total"), total),
    ...(paid === undefined ? [] : [timeColumn(t("files.paid"), paid)]),
  ];
}

/** A day's rows in it, one per agent; a day without figures is one row that says why in words. */
export function listDayRows(
  day: ExportDay,
  { states, paid }: Pick<DayFigures, "states" | "paid">,
  words: TableWords,
): TableCell[][] {
  const status = words.statusOf(day);
  const nothing = new Array<null>(states.length + (paid === undefined ? 1 : 2)).fill(null);
  if (day.agents === null || day.status === "no-data") return [[day.day, status, null, null, ...nothing]];
  if (day.agents.length === 0) return [[day.day, status, null, words.t("files.noAgents"), ...nothing]];
  return day.agents.map((agent) => [
    day.day,
    status,
    nameId(agent, words),
    agent.name,
    ...agent.seconds.map((_, at) => readTime(agent, at, words)),
    agent.total,
    ...(paid === undefined ? [] : [readPaid(agent, words)]),
  ]);
}

/** An agent's id as a table's cell; words where wolkvox gave none. */
export function nameId({ id }: Pick<AgentHeading, "id">, { t }: TableWords): string {
  return id === "" ? t("report.noAgentId") : id;
}
