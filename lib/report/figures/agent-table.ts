import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import { createOverFilter, type Overruns, sumOverruns } from "@/lib/report/allowances/overruns";
import {
  describeColumn,
  isDifference,
  measureOfDifference,
  type SortKey,
  spellTargets,
} from "@/lib/report/columns/columns";
import { createStateFilter } from "@/lib/report/states/find-states";
import { orderByClass } from "@/lib/report/states/state-order";
import type { StateStyle } from "@/lib/report/states/state-style";
import { finish, mapSteps, type Steps, sortSteps } from "@/lib/report/steps";
import { gatherAgents, type Members } from "@/lib/report/team";
import { compareNames, createSearch, foldWords, showControls } from "@/lib/report/text";
import { agentKeyOf } from "./directory";
import { type FigureRow, type Figures, type FigureTable, type Measure, secondsIn } from "./figure-table";
import { type PaidTime, sumPaid } from "./paid-time";
import { type AgentTime, type AuxReport, sumSeconds } from "./report";

/** How a report is read: which agents and states are shown, in which order. */
export type Reading = {
  agents: readonly string[];
  /** Their agents are shown together with those named; nobody named and no team = everybody. */
  teams: readonly Members[];
  states: readonly string[];
  query: string;
  /** Only agents who are over this allowance, or over any; absent or null = all. */
  over?: string | null;
  /** Nobody but these (by `agentKeyOf`), whom such a reading has found already; absent or null = all. */
  only?: ReadonlySet<string> | null;
  /** The first key decides; the next ones only where it leaves rows equal; the name at last. */
  sort: readonly SortKey[];
  /** Figures per day worked, where the days worked are known: seconds are then no longer whole. */
  perDay?: boolean;
  /** Ordered by what part of each row's whole a time is, as a reader sees it in per cent. */
  byShare?: boolean;
};

/** Every agent and state, most time first. */
export const everything = {
  agents: [],
  teams: [],
  states: [],
  query: "",
  sort: [{ by: "total", direction: "desc" }],
} as const satisfies Reading;

/** Whom a reading shows. */
export type AgentReading = Pick<Reading, "agents" | "teams" | "query" | "only">;

/** Who an agent is: the extension, empty where wolkvox gave none; `dni` only where the caller may see it. */
export type AgentHeading = Pick<AgentTime, "id" | "name" | "dni">;
export type AgentRow = FigureRow<AgentHeading> & {
  /** What is paid by state, as an answer of the API tells it; absent where all time is. */
  paidTime?: PaidTime;
};
export type AgentTable = FigureTable<AgentHeading>;

type StyledReport = Pick<AuxReport, "states" | "agents"> & {
  styles?: readonly StateStyle[];
  /** Those of the agents' overruns, in their order. */
  allowances?: readonly Allowance[];
};

/**
 * Filters and orders a report, one row per agent; exact integer sums over the rows and states shown, unless it is read
 * per day worked. With styles the states stand in the order in which a reader sees them.
 */
export function buildAgentTable(report: StyledReport, reading: Reading): AgentTable {
  return finish(buildAgentTableSteps(report, reading));
}

/** The same in pieces. */
export function* buildAgentTableSteps(report: StyledReport, reading: Reading): Steps<AgentTable> {
  const isChosen = createStateFilter(reading.states, report.states);
  const order = report.styles ? orderByClass(report.styles) : [...report.states.keys()];
  const shown = order.filter((index) => isChosen(report.states[index] ?? ""));
  const isWanted = createAgentFilter(reading);
  const { allowances = [] } = report;
  const isOver = createOverFilter(
    reading.over ?? null,
    allowances.map(({ id }) => id),
  );
  const found = yield* mapSteps(report.agents, (agent) =>
    isWanted(agent) && isOver(agent) ? readAgent(agent, shown) : null,
  );
  const sums = found.filter((row) => row !== null);
  const states = shown.flatMap((index) => report.states[index] ?? []);
  const team = yield* sumRows(sums, states.length);
  const isPerDay = reading.perDay === true && team.daysWorked !== null;
  const read = isPerDay ? sums.map(readPerDay) : sums;
  // Where nothing is compared, what changed most is what there is most of.
  const rows = yield* sortSteps(read, rowOrder(reading, { states, allowances }, secondsIn));
  const { counted, ...total } = isPerDay ? readPerDay(team) : team;
  return {
    states,
    styles: shown.flatMap((index) => report.styles?.[index] ?? []),
    hiddenStates: order.flatMap((index) => report.states[index] ?? []).filter((state) => !isChosen(state)),
    rows: yield* mapSteps(rows, ({ counted, ...row }) => row),
    ...(allowances.length > 0 && { allowances }),
    total,
    averages: averagesOf(team),
    isPerDay,
    earlier: null,
  };
}

/** Figures, and the seconds that averages count: per state, of all states, and the paid ones. */
type Sums = Figures & { counted: { seconds: readonly number[]; wholeTotal: number; paid: number | null } };

function averagesOf({ average, counted, daysWorked, paid }: Sums): AgentTable["averages"] {
  if (average === null || daysWorked === null) return null;
  return {
    seconds: counted.seconds.map((seconds) => seconds / daysWorked),
    total: average,
    ...(paid !== undefined && { paid: counted.paid === null ? null : counted.paid / daysWorked }),
  };
}

function* sumRows(rows: readonly (Sums & Pick<AgentRow, "gap">)[], width: number): Steps<Sums> {
  const sumOf = (read: (row: Sums) => number) => rows.reduce((total, row) => total + read(row), 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const sumColumns = (read: (row: Sums, column: number) => number) =>
    mapSteps(
      columns,
      (column) => sumOf((row) => read(row, column)),
      Math.max(1, Math.floor(50_000 / rows.length)),
    );
  const isKnown = rows.every(
    ({ daysWorked, daysLeftOut }) => daysWorked !== null || daysLeftOut !== undefined,
  );
  const worked = sumOf((row) => row.daysWorked ?? 0);
  // Where every day worked is left out, nobody has worked zero days.
  const isCounted = worked > 0 || rows.every(({ daysLeftOut }) => daysLeftOut === undefined);
  const daysWorked = isKnown && isCounted ? worked : null;
  const counted = {
    seconds: yield* sumColumns((row, column) => row.counted.seconds[column] ?? 0),
    wholeTotal: sumOf((row) => row.counted.wholeTotal),
    paid: sumPaid(rows.map((row) => (row.paid === undefined ? 0 : row.counted.paid))),
  };
  const told = rows.flatMap(({ paid }) => (paid === undefined ? [] : [paid]));
  return {
    seconds: yield* sumColumns((row, column) => row.seconds[column] ?? 0),
    total: sumOf(({ total }) => total),
    wholeTotal: sumOf(({ wholeTotal }) => wholeTotal),
    daysWorked,
    average: daysWorked ? sumSeconds(counted.seconds) / daysWorked : null,
    counted,
    ...(told.length > 0 && { paid: sumPaid(told) }),
    ...sumOverruns(rows.filter(({ gap }) => gap === null)),
  };
}

function readPerDay<Row extends Sums>(row: Row): Row {
  const days = Math.max(1, row.daysWorked ?? 0);
  return {
    ...row,
    seconds: row.counted.seconds.map((seconds) => seconds / days),
    total: sumSeconds(row.counted.seconds) / days,
    wholeTotal: row.counted.wholeTotal / days,
    ...(row.paid !== undefined && { paid: row.counted.paid === null ? null : row.counted.paid / days }),
  };
}

/** Whether a reading shows an agent, of many asked one after the other. */
export function createAgentFilter({
  agents,
  teams,
  query,
  only = null,
}: AgentReading): (agent: Pick<AgentTime, "id" | "name">) => boolean {
  const chosen = gatherAgents(agents, teams);
  const isFound = createSearch(query);
  return ({ id, name }) => {
    if (chosen !== null && !chosen.has(id)) return false;
    if (only !== null && !only.has(agentKeyOf({ id, name }))) return false;
    return query === "" || isFound(foldWords(`${name} ${id}`));
  };
}

function readAgent(agent: AgentTime, shown: readonly number[]): AgentRow & Sums {
  const { unknown: allUnknown = [], negative: allNegative = [], noRecords = false, id, name, dni } = agent;
  // Who has no records has worked no day, also while not every day is known.
  const { daysWorked: worked = noRecords ? 0 : null, leftOut: allLeftOut, daysLeftOut } = agent;
  // Who was there only on days that are left out has worked on none that counts: a zero would say that they were absent.
  const daysWorked = worked === 0 && daysLeftOut !== undefined ? null : worked;
  const leftOut = allLeftOut && shown.map((index) => allLeftOut[index] ?? 0);
  const seconds = shown.map((index) => agent.seconds[index] ?? 0);
  const negative = shown.map((index) => allNegative[index] ?? 0);
  const unknown = shown.flatMap((index, place) => (allUnknown.includes(index) ? [place] : []));
  const counted = seconds.map((time, place) => time - (negative[place] ?? 0) - (leftOut?.[place] ?? 0));
  const wholeTotal = sumSeconds(agent.seconds);
  const paidTime = pickPaid(agent, shown);
  const paid = paidTime && sumPaid(paidTime.paid);
  return {
    ...{ id, name, seconds, daysWorked, earlier: null, changeGap: null },
    gap: noRecords ? "nobody" : null,
    ...(dni !== undefined && { dni }),
    ...(unknown.length > 0 && { unknown }),
    ...(negative.some((time) => time < 0) && { negative }),
    ...(agent.overrun && {
      overrun: agent.overrun,
      daysOver: agent.daysOver,
      left: agent.left,
      near: agent.near,
    }),
    ...(leftOut && daysLeftOut !== undefined && { leftOut, daysLeftOut }),
    ...(paidTime && paid !== undefined && { paid, paidTime }),
    key: id === "" ? `name:${name}` : `id:${id}`,
    total: sumSeconds(seconds),
    wholeTotal,
    average: daysWorked ? sumSeconds(counted) / daysWorked : null,
    counted: {
      seconds: counted,
      wholeTotal: wholeTotal - sumSeconds(allNegative) - sumSeconds(allLeftOut ?? []),
      paid: typeof paid === "number" ? paid - sumSeconds(paidTime?.paidLeftOut ?? []) : null,
    },
  };
}

function pickPaid({ paid, paidLeftOut }: AgentTime, shown: readonly number[]): PaidTime | undefined {
  return (
    paid && {
      paid: shown.map((index) => paid[index] ?? null),
      ...(paidLeftOut && { paidLeftOut: shown.map((index) => paidLeftOut[index] ?? 0) }),
    }
  );
}

/** What is over each allowance, as an answer tells it. */
export function pickOverruns({
  overrun,
  daysOver,
  left,
  near,
}: Pick<Figures, keyof Overruns>): Partial<Overruns> {
  return {
    ...(overrun && { overrun: [...overrun] }),
    ...(daysOver && { daysOver: [...daysOver] }),
    ...(left && { left: [...left] }),
    ...(near && { near: [...near] }),
  };
}

/** A row as an answer of the API tells it: what can be added up from it is left out. */
export function pickAgentTime({
  id,
  name,
  seconds,
  unknown,
  negative,
  leftOut,
  daysLeftOut,
  daysWorked,
  dni,
  gap,
  paidTime,
  ...overruns
}: AgentRow): AgentTime {
  if (gap !== null) return { id, name, seconds: [...seconds], noRecords: true, ...pickOverruns(overruns) };
  return {
    ...{ id, name, seconds: [...seconds] },
    ...(unknown && { unknown: [...unknown] }),
    ...(negative && { negative: [...negative] }),
    ...(leftOut && { leftOut: [...leftOut] }),
    ...(daysLeftOut !== undefined && { daysLeftOut, daysWorked: 0 }),
    ...(daysWorked !== null && { daysWorked }),
    ...pickOverruns(overruns),
    ...paidTime,
    ...(dni !== undefined && { dni }),
  };
}

/** An agent as a heading says it: the name with controls made visible, or the id of whom wolkvox does not name. */
export function nameAgent({ name, id }: Pick<AgentTime, "id" | "name">): string {
  return showControls(name) || id;
}

type ReadMeasure = (row: AgentRow, measure: Measure) => number | null;

/**
 * How rows stand in an order; `changeOf` reads what a column of differences orders by, and rows where a value is not known
 * come last.
 */
export function rowOrder(
  { sort, byShare = false }: Pick<Reading, "sort" | "byShare">,
  shown: Pick<AgentTable, "states" | "allowances">,
  changeOf: ReadMeasure,
): (a: AgentRow, b: AgentRow) => number {
  const orders = spellTargets(sort, shown.states).flatMap((key) => {
    const plain = keyOrder(key, shown, changeOf, (_, value) => value);
    const isTime = key.by === "total" || key.by === "state";
    if (!byShare || !isTime) return [plain];
    // Where all states are shown, every total is 100 %.
    return [
      keyOrder(key, shown, changeOf, ({ wholeTotal }, value) => value / Math.max(1, wholeTotal)),
      plain,
    ];
  });
  return (a, b) => orders.reduce((order, compare) => order || compare(a, b), 0) || compareNames(a, b);
}

function keyOrder(
  key: SortKey,
  shown: Pick<AgentTable, "states" | "allowances">,
  changeOf: ReadMeasure,
  measure: (row: AgentRow, value: number) => number,
): (a: AgentRow, b: AgentRow) => number {
  const sign = key.direction === "asc" ? 1 : -1;
  if (key.by === "name") return (a, b) => sign * compareNames(a, b);
  const read = isDifference(key)
    ? (row: AgentRow) => changeOf(row, measureOfDifference(key))
    : describeColumn(key, shown).read;
  // The zeros of who has no records are no figures.
  const readKnown = (row: AgentRow) => (row.gap === null ? read(row) : null);
  return (a, b) => {
    const [one, other] = [readKnown(a), readKnown(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (measure(a, one) - measure(b, other));
  };
}
