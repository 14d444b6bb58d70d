import type { Day } from "@/lib/dates/window";
import type { Overruns } from "@/lib/report/allowances/overruns";
import { createColumnTable, type StateFold } from "@/lib/report/states/fold-states";
import type { PaidParts } from "@/lib/report/states/state-settings";
import { finish, mapSteps, type Steps, sortSteps } from "@/lib/report/steps";
import { compareNames } from "@/lib/report/text";
import { createAgentList, createDirectoryKeeper } from "./agent-list";
import type { AnswerColumns } from "./answer-columns";
import { sumsOf } from "./column-sums";
import { isLeftOut, type LeftOut, nothingLeftOut } from "./left-out";
import { countHalves, createHalvesReader, isWhollyPaid, type PaidTime, tellPaid } from "./paid-time";
import { growColumn } from "./place-table";
import { createSurvey } from "./survey";

/** One agent's row of the matrix. `seconds` has one integer per state of the report, in its order. */
export type AgentTime = {
  /** The extension; empty where wolkvox gave none. */
  id: string;
  name: string;
  seconds: number[];
  /** Indices of states whose time wolkvox left blank: unknown, not zero. Absent where there is none. */
  unknown?: number[];
  /** What of each state's seconds comes from times below zero, which averages leave out. Absent where there is none. */
  negative?: number[];
  /** What of each state's seconds is of days that notes leave out of averages, times below zero aside. Absent where there is none. */
  leftOut?: number[];
  /** How many days with any row notes leave out: they are no days worked. Absent where there are none. */
  daysLeftOut?: number;
  /** Days with any row; absent while not every answer is of a single day. */
  daysWorked?: number;
  /** Personal data: only where the caller may see it and asked. */
  dni?: string;
  /** Of the roster, and no answer names them: their seconds are zeros that are no figures. */
  noRecords?: true;
} & Partial<Overruns> &
  Partial<PaidTime>;

/**
 * The matrix agent x state. States by total time, agents by total time, both descending. `others`: the states that the
 * last column adds up, where there are more than a report shows.
 */
export type AuxReport = { states: string[]; agents: AgentTime[]; others?: ReadonlySet<string> };

/**
 * One answer, and the civil day that it belongs to; null where it covers more than one. `byState`: the same rows by state, where
 * classes stand in the place of states.
 */
export type DayBatch = { day: Day | null; columns: AnswerColumns; byState?: AnswerColumns | null };

type ReportShape = {
  withDni?: boolean;
  leftOut?: LeftOut;
  /** What is paid is told where a row is of a state of these. */
  paid?: PaidParts | null;
};

type ReportOptions = ReportShape & {
  /** States that have a column of their own, however little time they have. */
  keep?: readonly string[];
};

/**
 * Sums any number of answers into the matrix. Seconds are integers and add up to the sum of all rows, nothing rounded,
 * nothing dropped. A blank time counts nothing and is marked unknown. Each day's answers stand behind one another; days
 * worked are told where every answer is of a single day.
 */
export function buildReport(batches: readonly DayBatch[], options: ReportOptions = {}): AuxReport {
  const survey = createSurvey();
  for (const { columns } of batches) survey.add(columns);
  const sum = createReportSum(survey.fold(options.keep ?? []), options);
  for (const batch of batches) sum.add(batch);
  return finish(sum.build());
}

/**
 * The same of answers that come one after the other, and need not be held together. `fold` has their columns; states
 * without one are left out. Each answer is one pass over its rows; a cell of the matrix is one number.
 */
export function createReportSum(
  fold: StateFold,
  { withDni = false, leftOut = nothingLeftOut, paid = null }: ReportShape = {},
) {
  const inOneDirectory = createDirectoryKeeper();
  const list = createAgentList();
  const { width, columnAt } = createColumnTable(fold);
  const days: { last: Day | null; worked: number; leftOut: number }[] = [];
  let cells = new Float64Array(0);
  let negative = new Float64Array(0);
  // Only where something is left out.
  let uncounted = new Float64Array(0);
  const unknown = new Set<number>();
  const readHalves = paid && paid.size > 0 ? createHalvesReader(paid) : null;
  let [halves, halvesLeftOut] = [new Float64Array(0), new Float64Array(0)];
  let isPaidSet = false;
  let withDays = true;

  function noteDay(slot: number, day: Day | null): void {
    const known = days[slot] ?? { last: null, worked: 0, leftOut: 0 };
    days[slot] = known;
    if (day === null || known.last === day) return;
    known.last = day;
    if (isLeftOut(leftOut, day, list.agents[slot]?.id ?? "")) known.leftOut += 1;
    else known.worked += 1;
  }

  /** Whose figures of a day are left out; null = nobody's. */
  function listLeftOut(day: Day | null): ReadonlySet<number> | null {
    if (leftOut === nothingLeftOut || day === null) return null;
    const slots = list.agents.flatMap(({ id }, slot) => (isLeftOut(leftOut, day, id) ? [slot] : []));
    return slots.length > 0 ? new Set(slots) : null;
  }

  function tellLeftOut(slot: number): Pick<AgentTime, "leftOut" | "daysLeftOut"> {
    const count = days[slot]?.leftOut ?? 0;
    if (!withDays || count === 0) return {};
    const seconds = Array.from({ length: width }, (_, column) => uncounted[slot * width + column] ?? 0);
    return { leftOut: seconds, daysLeftOut: count };
  }

  function tellPaidOf(from: number, to: number): Partial<PaidTime> {
    return isPaidSet ? tellPaid(halves.subarray(from, to), halvesLeftOut.subarray(from, to)) : {};
  }

  return {
    add({ day, columns: given, byState }: DayBatch): void {
      withDays &&= day !== null;
      const columns = inOneDirectory(given);
      const { directory, identities, states, seconds } = columns;
      const { agentOf } = directory;
      const slotOf = list.note(columns);
      for (const identity of sumsOf(columns).identities) noteDay(slotOf[agentOf[identity] ?? 0] ?? 0, day);
      cells = growColumn(cells, list.agents.length * width);
      negative = growColumn(negative, list.agents.length * width);
      const slotsLeftOut = listLeftOut(day);
      if (slotsLeftOut) uncounted = growColumn(uncounted, list.agents.length * width);
      const columnOf = columnAt(directory.states);
      const halvesOf = readHalves?.(byState ?? given);
      if (halvesOf) {
        halves = growColumn(halves, list.agents.length * width);
        halvesLeftOut = growColumn(halvesLeftOut, list.agents.length * width);
      }
      for (let row = 0; row < seconds.length; row += 1) {
        const column = columnOf[states[row] ?? 0] ?? -1;
        if (column === -1) continue;
        const slot = slotOf[agentOf[identities[row] ?? 0] ?? 0] ?? 0;
        const cell = slot * width + column;
        const time = seconds[row] ?? 0;
        if (Number.isNaN(time)) unknown.add(cell);
        else cells[cell] = (cells[cell] ?? 0) + time;
        if (time < 0) negative[cell] = (negative[cell] ?? 0) + time;
        else if (slotsLeftOut?.has(slot) && time > 0) uncounted[cell] = (uncounted[cell] ?? 0) + time;
        if (!halvesOf) continue;
        const half = halvesOf(row);
        isPaidSet ||= !isWhollyPaid(half);
        if (Number.isNaN(time)) continue;
        const counted = countHalves(time, half);
        halves[cell] = (halves[cell] ?? 0) + counted;
        if (time < 0 || slotsLeftOut?.has(slot)) halvesLeftOut[cell] = (halvesLeftOut[cell] ?? 0) + counted;
      }
    },
    *build(): Steps<AuxReport> {
      const unknownOf = gatherUnknown(unknown, width);
      const sums = yield* mapSteps(list.agents, ({ id, name, dni }, slot) => {
        const [from, to] = [slot * width, (slot + 1) * width];
        const seconds = Array.from(cells.subarray(from, to));
        const below = negative.subarray(from, to);
        const agent: AgentTime = {
          ...{ id, name, seconds },
          ...unknownOf.get(slot),
          ...(below.some((time) => time < 0) && { negative: Array.from(below) }),
          ...tellLeftOut(slot),
          ...(withDays && { daysWorked: days[slot]?.worked ?? 0 }),
          ...tellPaidOf(from, to),
          ...(withDni && { dni }),
        };
        return { agent, total: sumSeconds(seconds) };
      });
      const sorted = yield* sortSteps(sums, compareAgents);
      return {
        states: fold.states,
        agents: sorted.map(({ agent }) => agent),
        ...(fold.others.size > 0 && { others: fold.others }),
      };
    },
  };
}

/** The same with those who should be there and have no row, behind all who have one. */
export function addExpected(
  report: AuxReport,
  expected: readonly Pick<AgentTime, "id" | "name">[],
): AuxReport {
  const known = new Set(report.agents.map(({ id }) => id));
  const absent = expected
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }): AgentTime => ({ id, name, seconds: report.states.map(() => 0), noRecords: true }));
  if (absent.length === 0) return report;
  return { ...report, agents: [...report.agents, ...absent.sort(compareNames)] };
}

/** Cells without a known time, by agent: the columns of each. */
function gatherUnknown(cells: ReadonlySet<number>, width: number): Map<number, { unknown: number[] }> {
  const ordered = [...cells].sort((a, b) => a - b);
  const byAgent = Map.groupBy(ordered, (cell) => Math.floor(cell / width));
  return new Map([...byAgent].map(([slot, own]) => [slot, { unknown: own.map((cell) => cell % width) }]));
}

type AgentSum = { agent: AgentTime; total: number };

function compareAgents(a: AgentSum, b: AgentSum): number {
  return b.total - a.total || compareNames(a.agent, b.agent);
}

/** The sum of a row or column, in seconds. */
export function sumSeconds(seconds: readonly number[]): number {
  return seconds.reduce((total, value) => total + value, 0);
}
