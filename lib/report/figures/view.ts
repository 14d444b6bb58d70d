import type { SortKey } from "@/lib/report/columns/columns";
import { finish, mapSteps, type Steps, sortSteps } from "@/lib/report/steps";
import { gatherAgents, type Members } from "@/lib/report/team";
import { compareText, foldText } from "@/lib/report/text";
import type { AgentTime, AuxReport } from "./report";
import { sumSeconds } from "./report";

/** How a report is read: which agents and states are shown, in which order. */
export type Reading = {
  agents: readonly string[];
  /** Their agents are shown together with those named; nobody named and no team = everybody. */
  teams: readonly Members[];
  states: readonly string[];
  query: string;
  /** The first key decides; the next ones only where it leaves rows equal; the name at last. */
  sort: readonly SortKey[];
  /** Figures per day worked, where the days worked are known: seconds are then no longer whole. */
  perDay?: boolean;
};

/** Whom a reading shows. */
export type AgentReading = Pick<Reading, "agents" | "teams" | "query">;

export type AgentRow = AgentTime & {
  /** Unique within the report, also for agents without an id. */
  key: string;
  /** Seconds in the states shown. */
  total: number;
  /** Seconds in all states: what 100 % stands for, whatever is hidden. */
  wholeTotal: number;
  /** Seconds per day worked, times below zero left out; null while the days worked are not known. */
  average: number | null;
};

/** The matrix as shown. Totals are sums of what is shown; `hiddenStates` says what they leave out. */
export type ReportView = {
  states: string[];
  hiddenStates: string[];
  rows: AgentRow[];
  stateTotals: number[];
  total: number;
  wholeTotal: number;
  /** Days worked by all agents shown, together; null while not every day is known. */
  worked: number | null;
  /** Of the team, in total and per state shown: ratios of sums; null while not every day is known. */
  average: number | null;
  stateAverages: number[] | null;
  /** Whether the figures are per day worked: a team's are ratios of sums. */
  isPerDay: boolean;
};

/** Filters and orders a report; exact integer sums over the rows and states shown, unless it is read per day. */
export function buildReportView(report: AuxReport, reading: Reading): ReportView {
  return finish(buildViewSteps(report, reading));
}

/** The same in pieces. */
export function* buildViewSteps(report: AuxReport, reading: Reading): Steps<ReportView> {
  const isChosen = (state: string) => reading.states.length === 0 || reading.states.includes(state);
  const shown = report.states.flatMap((state, index) => (isChosen(state) ? [index] : []));
  const isWanted = createAgentFilter(reading);
  const found = yield* mapSteps(report.agents, (agent) => (isWanted(agent) ? buildRow(agent, shown) : null));
  const sums = found.filter((row) => row !== null);
  const states = shown.flatMap((index) => report.states[index] ?? []);
  const team = yield* sumRows(sums, states.length);
  const isPerDay = reading.perDay === true && team.worked !== null;
  const read = isPerDay ? sums.map((row) => readPerDay(row, row.daysWorked ?? 0)) : sums;
  const rows = yield* sortSteps(read, rowOrder(reading.sort, states, byTotal));
  const { seconds, worked, ...totals } = isPerDay ? readPerDay(team, team.worked ?? 0) : team;
  return {
    states,
    hiddenStates: report.states.filter((state) => !isChosen(state)),
    rows: yield* mapSteps(rows, ({ counted, ...row }) => row),
    stateTotals: seconds,
    total: totals.total,
    wholeTotal: totals.wholeTotal,
    worked,
    average: totals.average,
    stateAverages: totals.stateAverages,
    isPerDay,
  };
}

/** Sums of one row or of all; `counted` are the seconds that averages count, per state and of all states. */
type Sums = Pick<AgentRow, "total" | "wholeTotal" | "average"> & {
  seconds: number[];
  counted: { seconds: number[]; wholeTotal: number };
};

type TeamSums = Sums & Pick<ReportView, "worked" | "stateAverages">;

function* sumRows(rows: readonly (Sums & AgentRow)[], width: number): Steps<TeamSums> {
  const sumOf = (read: (row: Sums) => number) => sumSeconds(rows.map(read));
  const columns = Array.from({ length: width }, (_, column) => column);
  const sumColumns = (read: (row: Sums, column: number) => number) =>
    mapSteps(
      columns,
      (column) => sumOf((row) => read(row, column)),
      Math.max(1, Math.floor(50_000 / rows.length)),
    );
  const isKnown = rows.every(({ daysWorked }) => daysWorked !== undefined);
  const worked = isKnown ? sumSeconds(rows.map(({ daysWorked }) => daysWorked ?? 0)) : null;
  const counted = {
    seconds: yield* sumColumns((row, column) => row.counted.seconds[column] ?? 0),
    wholeTotal: sumOf((row) => row.counted.wholeTotal),
  };
  return {
    seconds: yield* sumColumns((row, column) => row.seconds[column] ?? 0),
    total: sumOf(({ total }) => total),
    wholeTotal: sumOf(({ wholeTotal }) => wholeTotal),
    average: worked ? sumSeconds(counted.seconds) / worked : null,
    stateAverages: worked ? counted.seconds.map((seconds) => seconds / worked) : null,
    counted,
    worked,
  };
}

function readPerDay<Row extends Sums>(row: Row, daysWorked: number): Row {
  const days = Math.max(1, daysWorked);
  return {
    ...row,
    seconds: row.counted.seconds.map((seconds) => seconds / days),
    total: sumSeconds(row.counted.seconds) / days,
    wholeTotal: row.counted.wholeTotal / days,
  };
}

/** Whether a reading shows an agent, of many asked one after the other. */
export function createAgentFilter({
  agents,
  teams,
  query,
}: AgentReading): (agent: Pick<AgentTime, "id" | "name">) => boolean {
  const chosen = gatherAgents(agents, teams);
  const wanted = foldText(query);
  return ({ id, name }) => {
    if (chosen !== null && !chosen.has(id)) return false;
    return wanted === "" || foldText(`${name} ${id}`).includes(wanted);
  };
}

function buildRow(agent: AgentTime, shown: number[]): Sums & AgentRow {
  const { unknown: allUnknown = [], negative: allNegative = [], ...rest } = agent;
  const seconds = shown.map((index) => agent.seconds[index] ?? 0);
  const negative = shown.map((index) => allNegative[index] ?? 0);
  const unknown = shown.flatMap((index, place) => (allUnknown.includes(index) ? [place] : []));
  const counted = seconds.map((time, place) => time - (negative[place] ?? 0));
  const wholeTotal = sumSeconds(agent.seconds);
  return {
    ...rest,
    seconds,
    ...(unknown.length > 0 && { unknown }),
    ...(negative.some((time) => time < 0) && { negative }),
    key: agent.id === "" ? `name:${agent.name}` : `id:${agent.id}`,
    total: sumSeconds(seconds),
    wholeTotal,
    average: agent.daysWorked ? sumSeconds(counted) / agent.daysWorked : null,
    counted: { seconds: counted, wholeTotal: wholeTotal - sumSeconds(allNegative) },
  };
}

/** A view whose rows are ordered with what changed since another period; rows whose change is not known come last. */
export function orderByChange(
  view: ReportView,
  sort: readonly SortKey[],
  changeOf: (row: AgentRow) => number | null,
): ReportView {
  if (!sort.some(({ by }) => by === "change")) return view;
  return { ...view, rows: view.rows.toSorted(rowOrder(sort, view.states, changeOf)) };
}

type ReadValue = (row: AgentRow) => number | null;

function rowOrder(
  sort: readonly SortKey[],
  states: string[],
  changeOf: ReadValue,
): (a: AgentRow, b: AgentRow) => number {
  const orders = sort.map((key) => keyOrder(key, states, changeOf));
  return (a, b) => orders.reduce((order, compare) => order || compare(a, b), 0) || byName(a, b);
}

// Where nothing is compared, what changed most is what there is most of.
function byTotal({ total }: AgentRow): number {
  return total;
}

function byName(a: AgentRow, b: AgentRow): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function keyOrder(key: SortKey, states: string[], changeOf: ReadValue): (a: AgentRow, b: AgentRow) => number {
  const sign = key.direction === "asc" ? 1 : -1;
  if (key.by === "name") return (a, b) => sign * byName(a, b);
  const read = key.by === "change" ? changeOf : sortValue(key, states);
  return (a, b) => {
    const [one, other] = [read(a), read(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  };
}

function sortValue(key: SortKey, states: string[]): (row: AgentRow) => number {
  switch (key.by) {
    case "state": {
      const column = states.indexOf(key.state);
      return (row) => row.seconds[column] ?? 0;
    }
    case "worked":
      return (row) => row.daysWorked ?? 0;
    case "average":
      return (row) => row.average ?? 0;
    default:
      return (row) => row.total;
  }
}
