import type { AnswerFacts, ReportAnswer } from "@/lib/report/answers/report-answer";
import { type AgentTime, type AuxReport, agentKeyOf, sumSeconds } from "@/lib/report/figures/report";
import type { Stack } from "@/lib/report/figures/scale";
import {
  type AgentReading,
  type AgentRow,
  buildReportView,
  createAgentFilter,
  type Reading,
  type ReportView,
} from "@/lib/report/figures/view";
import { listIncomparable } from "@/lib/report/states/fold-states";

/** A row's or the team's figures in the other period, one per state of the view, in the view's measure. */
export type EarlierFigures = Pick<AgentRow, "seconds" | "total" | "wholeTotal" | "average" | "unknown"> & {
  daysWorked: number | null;
};

/**
 * What the other period says of an agent of this one. `new`: it has no row there; `unknown`: none either, but days are
 * lacking there, so that nobody knows.
 */
export type EarlierRow =
  | { presence: "both"; earlier: EarlierFigures }
  | { presence: "new" | "unknown"; earlier: null };

/** An agent of the other period, its figures by the states of the view. */
export type AbsentRow = Pick<AgentRow, "key" | "id" | "name" | "dni"> & EarlierFigures;

/** A view beside the same reading of another period. */
export type ReportComparison = {
  /** By the key of the view's rows. */
  rows: ReadonlyMap<string, EarlierRow>;
  team: EarlierFigures;
  /** Agents with rows in the other period only; part of the team's figures there. */
  absent: AbsentRow[];
  /** States of the other period that the view has no column for; part of the totals there. */
  otherStates: { state: string; seconds: number }[];
  /** The longest total of a shown agent in the other period. */
  longestTotal: number;
};

/** One side of a comparison; `isWhole`: no day of it is missing or failed. */
export type ComparedReport = AuxReport & { isWhole: boolean };

/**
 * Lays another period's report beside a view, read as the view is. Agents are joined by id, those without one by their
 * name; they bear the name of the newer side. Null where the other side cannot be read per day worked as the view is, or
 * has nobody whom the reading shows: a difference would be the whole of the range.
 */
export function buildComparison(
  view: ReportView,
  report: AuxReport,
  other: ComparedReport,
  reading: AgentReading & Pick<Reading, "states">,
): ReportComparison | null {
  const { names, agents } = renameAgents(report, other);
  const earlier = buildReportView(
    { states: other.states, agents },
    { ...reading, sort: [{ by: "total", direction: "desc" }], perDay: view.isPerDay },
  );
  if (earlier.rows.length === 0 || earlier.isPerDay !== view.isPerDay) return null;
  const columns = view.states.map((state) => earlier.states.indexOf(state));
  const blank = listIncomparable(view.states, earlier.states);
  const byKey = new Map(earlier.rows.map((row) => [joinKeyOf(row), row]));
  const rows = new Map(
    view.rows.map((row) => [
      row.key,
      rowBeside(byKey.get(joinKeyOf(row)), { columns, blank }, other.isWhole),
    ]),
  );
  return {
    rows,
    team: {
      ...pickTeam(earlier),
      seconds: columns.map((column) => earlier.stateTotals[column] ?? 0),
      ...(blank.length > 0 && { unknown: blank }),
    },
    absent: earlier.rows
      .filter((row) => !names.has(joinKeyOf(row)))
      .map((row) => pickAbsent(row, { columns, blank })),
    otherStates: earlier.states.flatMap((state, column) =>
      view.states.includes(state) ? [] : [{ state, seconds: earlier.stateTotals[column] ?? 0 }],
    ),
    longestTotal: [...rows.values()].reduce((most, row) => Math.max(most, row.earlier?.total ?? 0), 0),
  };
}

/** Who is in another period: nobody at all, nobody of those whom the link shows, or somebody of them. */
export type Presence = "nothing" | "nobody" | "some";

// Who has been renamed is found by the new name, on both sides.
function renameAgents(report: Pick<AuxReport, "agents">, other: Pick<AuxReport, "agents">) {
  const names = new Map(report.agents.map((agent) => [joinKeyOf(agent), agent.name]));
  const nameOf = (agent: AgentTime) => names.get(joinKeyOf(agent)) ?? agent.name;
  return { names, agents: other.agents.map((agent) => ({ ...agent, name: nameOf(agent) })) };
}

/** The presence in another period's report by agent, beside the range's own. */
export function findPresence(
  report: Pick<AuxReport, "agents">,
  other: Pick<AuxReport, "agents">,
  reading: AgentReading,
): Presence {
  if (other.agents.length === 0) return "nothing";
  return renameAgents(report, other).agents.some(createAgentFilter(reading)) ? "some" : "nobody";
}

/** The presence in a report over time. */
export function presenceOf({
  agents: { chosen, all },
}: {
  agents: { chosen: number; all: number };
}): Presence {
  if (all === 0) return "nothing";
  return chosen === 0 ? "nobody" : "some";
}

/** Whether every day of an answer's range is in its figures, as far as they go. */
export function isWholeAnswer({ days, progress }: Pick<AnswerFacts, "days" | "progress">): boolean {
  return progress?.of !== "totals" && !days.some(({ status }) => status === "missing" || status === "failed");
}

/** Whether an answer has any figure yet: days are compared one by one, as they come. */
export function isAnswered({ asOf }: Pick<ReportAnswer, "asOf">): boolean {
  return asOf !== null;
}

/** Whether an answer's totals stand, or will be no better for now. */
export function hasTotals({
  asOf,
  progress,
  problem,
}: Pick<ReportAnswer, "asOf" | "progress" | "problem">): boolean {
  return asOf !== null && (progress?.of !== "totals" || problem !== undefined);
}

/**
 * Signed seconds from the other period to this one, of a state's column or of the total (null). Null = not known: time
 * that wolkvox left blank on a side, or a side that lacks days and has no row.
 */
export function changeOf(
  row: AgentRow,
  beside: EarlierRow | undefined,
  column: number | null,
): number | null {
  if (!beside || beside.presence === "unknown") return null;
  const isBlank = (unknown: readonly number[] = []) => column !== null && unknown.includes(column);
  if (isBlank(row.unknown) || isBlank(beside.earlier?.unknown)) return null;
  return secondsAt(row, column) - (beside.earlier ? secondsAt(beside.earlier, column) : 0);
}

/** The change of a state's share of its row's whole, from 0 to 1; null where a side has no time at all. */
export function shareChangeOf(now: Stack, earlier: Stack, column: number | null): number | null {
  if (now.wholeTotal <= 0 || earlier.wholeTotal <= 0) return null;
  return secondsAt(now, column) / now.wholeTotal - secondsAt(earlier, column) / earlier.wholeTotal;
}

/** The change as a part of what was before; null where nothing was. */
export function changeShare(change: number, before: number): number | null {
  return before > 0 ? change / before : null;
}

/** The sum of the agents that only the other period has. */
export function sumAbsent({ absent }: ReportComparison): number {
  return sumSeconds(absent.map(({ total }) => total));
}

/** Whose figures they are, on either side: agents are joined by id, those without one by their name. */
export function joinKeyOf({ id, name }: Pick<AgentTime, "id" | "name">): string {
  return agentKeyOf({ agentId: id, agentName: name });
}

function secondsAt({ seconds, total }: Omit<Stack, "wholeTotal">, column: number | null): number {
  return column === null ? total : (seconds[column] ?? 0);
}

/** Where the view's states stand in the other report, and the columns that cannot be compared. */
type OtherColumns = { columns: readonly number[]; blank: readonly number[] };

function rowBeside(row: AgentRow | undefined, columns: OtherColumns, isWhole: boolean): EarlierRow {
  if (!row) return { presence: isWhole ? "new" : "unknown", earlier: null };
  return { presence: "both", earlier: pickFigures(row, columns) };
}

function pickAbsent(row: AgentRow, columns: OtherColumns): AbsentRow {
  const { key, id, name, dni } = row;
  return { key, id, name, ...(dni !== undefined && { dni }), ...pickFigures(row, columns) };
}

function pickFigures(row: AgentRow, { columns, blank }: OtherColumns): EarlierFigures {
  const unknown = columns.flatMap((column, place) =>
    row.unknown?.includes(column) || blank.includes(place) ? [place] : [],
  );
  return {
    seconds: columns.map((column) => row.seconds[column] ?? 0),
    total: row.total,
    wholeTotal: row.wholeTotal,
    average: row.average,
    daysWorked: row.daysWorked ?? null,
    ...(unknown.length > 0 && { unknown }),
  };
}

function pickTeam({ total, wholeTotal, average, worked }: ReportView) {
  return { total, wholeTotal, average, daysWorked: worked };
}
