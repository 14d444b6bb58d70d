import type { DayStatus } from "@/lib/report/answers/day-status";
import type { AnswerColumns } from "./answer-columns";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import type { DayColumns } from "./day-time";
import { buildReport } from "./report";

/** The rows of columns, one by one. */
export function listRows({ directory, identities, states, seconds }: AnswerColumns): AuxRow[] {
  return Array.from(seconds, (time, row) => {
    const { id = "", name = "", dni = "" } = directory.identities[identities[row] ?? -1] ?? {};
    return {
      ...{ agentId: id, agentName: name, agentDni: dni },
      state: directory.states[states[row] ?? -1] ?? "",
      seconds: Number.isNaN(time) ? null : time,
    };
  });
}

/** The report of rows that came in one answer of several days. */
export function reportOf(rows: readonly AuxRow[], options: Parameters<typeof buildReport>[1] = {}) {
  return buildReport([{ day: null, columns: buildColumns(rows) }], options);
}

/** A day whose rows are told one by one. */
export type DayOfRows = DayStatus & { rows: readonly AuxRow[] | null };

export function columnsOfDay({ rows, ...day }: DayOfRows): DayColumns {
  return { ...day, columns: rows && buildColumns(rows) };
}
