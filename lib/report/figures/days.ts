import type { Day } from "@/lib/dates/window";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import { createDailyOverruns } from "@/lib/report/allowances/overrun-sum";
import { createStateFilter } from "@/lib/report/states/find-states";
import { createColumnTable, type StateFold } from "@/lib/report/states/fold-states";
import type { PaidParts } from "@/lib/report/states/state-settings";
import { findUnknownStates, type UnknownState } from "@/lib/report/states/unknown-states";
import { finish } from "@/lib/report/steps";
import { createDirectoryKeeper, type ListedAgent } from "./agent-list";
import { type AgentReading, createAgentFilter, type Reading } from "./agent-table";
import { emptyColumns } from "./answer-columns";
import { sumsOf } from "./column-sums";
import type { DayColumns, DayTime, PeriodTime } from "./day-time";
import { agentKeyOf } from "./directory";
import type { Grain } from "./grain";
import { isLeftOut, type LeftOut, nothingLeftOut } from "./left-out";
import { buildMedianOfSums, buildTeamMedian, type TeamMedian } from "./median";
import { countHalves, createHalvesReader, isWhollyPaid, tellPaid } from "./paid-time";
import { buildPeriods, startOfPeriod } from "./periods";
import { createPlaceTable } from "./place-table";
import { type AuxReport, createReportSum } from "./report";
import { createSurvey, type Survey } from "./survey";

/** `agents`: how many have any row in the range, of those chosen and of all. */
export type DaysFigures = {
  states: string[];
  agents: { chosen: number; all: number };
  days: DayTime[];
  periods?: PeriodTime[];
};

export type DaysReading = AgentReading &
  Pick<Reading, "states"> & {
    /** Days that averages do not count. */
    leftOut?: LeftOut;
    /** Each day, week or month also tells the median of those shown. */
    withMedian?: boolean;
    /** By which overruns are told of each day; absent or null = none are. */
    allowances?: AllowanceRules | null;
    /** What is paid is told where a row of the range is of a state of these. */
    paid?: PaidParts | null;
  };

/**
 * Totals per day and state of the agents and states that a reading shows, and per week or month. States stand in the
 * order of the whole range's totals; the sums are those of `buildReportView` over the same rows, to the second.
 */
export function buildDaysAnswer(days: readonly DayColumns[], reading: DaysReading, by: Grain): DaysFigures {
  const survey = createSurvey();
  for (const { columns } of days) if (columns) survey.add(columns);
  const reader = createDaysReader(survey, reading, by);
  return layDays(reader, days.map(reader.readDay), by);
}

/** Days that were read one by one, as an answer. */
export function layDays(
  {
    states,
    agents,
    mediansOf,
    finishDays,
  }: Pick<DaysReader, "states" | "agents" | "mediansOf" | "finishDays">,
  read: readonly DayTime[],
  by: Grain,
): DaysFigures {
  const days = finishDays(read);
  return {
    states,
    agents,
    days,
    ...(by !== "day" && {
      periods: buildPeriods(days, by, states.length).map((period) => ({ ...period, ...mediansOf(period) })),
    }),
  };
}

/** How each day of a range is added up. */
export type DaysReader = Pick<DaysFigures, "states" | "agents"> & {
  /** Those of the reading that no day has. */
  unknownStates: UnknownState[];
  /** The states that share a column. */
  others: ReadonlySet<string>;
  /** Days are read oldest first. */
  readDay: (day: DayColumns) => DayTime;
  /** Days that were all read: what is paid is told of all of them or, where all time is paid, of none. */
  finishDays: (days: readonly DayTime[]) => DayTime[];
  /** Whom the reading shows. */
  shown: readonly ListedAgent[];
  /** What a week or month says of the team once its days are read; nothing where it was not asked for. */
  mediansOf: (period: Pick<PeriodTime, "from">) => PeriodMedians;
};

type PeriodMedians = Pick<PeriodTime, "median" | "medianPerDay">;

/** Reads the days of a range as a link reads them, after a survey of all of them: they need not be held together. */
export function createDaysReader(survey: Survey, reading: DaysReading, by: Grain = "day"): DaysReader {
  const isWanted = createAgentFilter(reading);
  const { allowances } = reading;
  const shown = survey.agents.filter(isWanted);
  const chosen = new Set(shown.map(({ key }) => key));
  const { states: all, others } = survey.fold(reading.states);
  const states = all.filter(createStateFilter(reading.states, all));
  const fold = { states, others };
  const { leftOut = nothingLeftOut } = reading;
  let isPaidSet = false;
  const sumDay = createDaySum(fold, chosen, {
    ...{ leftOut, paid: reading.paid ?? null },
    onPaidSet: () => {
      isPaidSet = true;
    },
  });
  const tellOverruns = allowances && createDailyOverruns(allowances, (key) => chosen.has(key));
  const readDay: typeof sumDay = tellOverruns
    ? (day) => ({ ...sumDay(day), ...tellOverruns({ ...day, columns: day.byState ?? day.columns }) })
    : sumDay;
  const ofPeriods =
    reading.withMedian && by !== "day" ? createPeriodMedians({ fold, chosen, by, leftOut }) : null;
  return {
    ...fold,
    shown,
    unknownStates: findUnknownStates(reading.states, [...all, ...others]),
    agents: { chosen: chosen.size, all: survey.agents.length },
    readDay: reading.withMedian
      ? (day) => {
          ofPeriods?.add(day);
          return { ...readDay(day), median: buildDayMedian(day, fold, chosen) };
        }
      : readDay,
    finishDays: (days) =>
      isPaidSet ? [...days] : days.map(({ paid: _, paidLeftOut: _left, ...day }) => day),
    mediansOf: (period) => ofPeriods?.of(period) ?? {},
  };
}

function buildDayMedian(
  { day, columns }: DayColumns,
  fold: StateFold,
  chosen: ReadonlySet<string>,
): TeamMedian | null {
  if (columns === null) return null;
  const sum = createReportSum(fold);
  sum.add({ day, columns });
  return buildMedianOfSums(chooseAgents(finish(sum.build()), chosen));
}

function chooseAgents({ states, agents }: AuxReport, chosen: ReadonlySet<string>) {
  return { states, agents: agents.filter((agent) => chosen.has(agentKeyOf(agent))) };
}

/** The medians of each week or month. The sums of one are let go where the next one begins. */
function createPeriodMedians({
  fold,
  chosen,
  by,
  leftOut,
}: {
  fold: StateFold;
  chosen: ReadonlySet<string>;
  by: Grain;
  leftOut: LeftOut;
}) {
  const known = new Map<Day, PeriodMedians>();
  let open: { start: Day; sum: ReturnType<typeof createReportSum> } | null = null;

  function close(): void {
    if (open === null) return;
    const team = chooseAgents(finish(open.sum.build()), chosen);
    known.set(open.start, {
      median: buildMedianOfSums(team),
      medianPerDay: buildTeamMedian(team, team.states),
    });
    open = null;
  }

  return {
    add({ day, columns }: DayColumns): void {
      if (columns === null) return;
      const start = startOfPeriod(day, by);
      if (open !== null && open.start !== start) close();
      open ??= { start, sum: createReportSum(fold, { leftOut }) };
      open.sum.add({ day, columns });
    },
    of({ from }: Pick<PeriodTime, "from">): PeriodMedians {
      close();
      return known.get(startOfPeriod(from, by)) ?? { median: null, medianPerDay: null };
    },
  };
}

type DaySumRules = {
  leftOut?: LeftOut;
  paid?: PaidParts | null;
  /** A row is of a state that is not paid as a whole. */
  onPaidSet?: () => void;
};

/**
 * Adds up days over the agents chosen (by `agentKeyOf`) and the states that have a column, each in one pass over its
 * rows.
 */
export function createDaySum(
  fold: StateFold,
  chosen: ReadonlySet<string>,
  { leftOut = nothingLeftOut, paid = null, onPaidSet = () => {} }: DaySumRules = {},
): (day: DayColumns) => DayTime {
  const inOneDirectory = createDirectoryKeeper();
  const { width, columnAt } = createColumnTable(fold);
  // By agent the number of the last day on which they were met; -1 = not chosen.
  const lastDays = createPlaceTable((key: string) => (chosen.has(key) ? 0 : -1));
  const readHalves = paid && paid.size > 0 ? createHalvesReader(paid) : null;
  let number = 0;

  return ({ day, status, asOf, begins, isClosed, dayOff, columns: given, byState }) => {
    number += 1;
    const seconds = new Float64Array(width);
    const negative = new Float64Array(width);
    const unknown = new Set<number>();
    const columns = inOneDirectory(given ?? emptyColumns());
    const { directory, identities, states, seconds: times } = columns;
    const { agentOf } = directory;
    const columnOf = columnAt(directory.states);
    const lastDay = lastDays(directory.agentKeys);
    let agents = 0;
    const agentsLeftOut = new Set<number>();
    for (const identity of sumsOf(columns).identities) {
      const agent = agentOf[identity] ?? 0;
      if (lastDay[agent] === -1 || lastDay[agent] === number) continue;
      lastDay[agent] = number;
      agents += 1;
      if (isLeftOut(leftOut, day, directory.identities[identity]?.id ?? "")) agentsLeftOut.add(agent);
    }
    const uncounted = new Float64Array(width);
    const halvesOf = given && readHalves?.(byState ?? given);
    const [halves, halvesLeftOut] = [new Float64Array(width), new Float64Array(width)];
    for (let row = 0; row < times.length; row += 1) {
      const half = halvesOf ? halvesOf(row) : null;
      if (half !== null && !isWhollyPaid(half)) onPaidSet();
      const column = columnOf[states[row] ?? 0] ?? -1;
      const agent = agentOf[identities[row] ?? 0] ?? 0;
      if (column === -1 || lastDay[agent] === -1) continue;
      const time = times[row] ?? 0;
      if (Number.isNaN(time)) unknown.add(column);
      else seconds[column] = (seconds[column] ?? 0) + time;
      if (time < 0) negative[column] = (negative[column] ?? 0) + time;
      else if (time > 0 && agentsLeftOut.has(agent)) uncounted[column] = (uncounted[column] ?? 0) + time;
      if (half === null || Number.isNaN(time)) continue;
      const counted = countHalves(time, half);
      halves[column] = (halves[column] ?? 0) + counted;
      if (time < 0 || agentsLeftOut.has(agent))
        halvesLeftOut[column] = (halvesLeftOut[column] ?? 0) + counted;
    }
    return {
      day,
      status,
      ...(asOf !== undefined && { asOf }),
      ...(begins !== undefined && { begins }),
      ...(isClosed && { isClosed }),
      ...(dayOff !== undefined && { dayOff }),
      agents,
      seconds: Array.from(seconds),
      ...(unknown.size > 0 && { unknown: [...unknown].sort((a, b) => a - b) }),
      ...(negative.some((time) => time < 0) && { negative: Array.from(negative) }),
      ...(agentsLeftOut.size > 0 && { leftOut: Array.from(uncounted), agentsLeftOut: agentsLeftOut.size }),
      ...(readHalves && tellPaid(halves, halvesLeftOut)),
    };
  };
}
