import type { Day } from "@/lib/dates/window";
import { type DayStatus, isLacking } from "@/lib/report/answers/day-status";
import { createAgentList, createDirectoryKeeper } from "@/lib/report/figures/agent-list";
import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import { sumsOf } from "@/lib/report/figures/column-sums";
import { isLeftOut } from "@/lib/report/figures/left-out";
import { growColumn } from "@/lib/report/figures/place-table";
import type { AllowanceEntry } from "./allowance";
import {
  type AllowanceRules,
  chooseEntry,
  createTeamFinder,
  listAllowanceIds,
  listRulePeriods,
} from "./allowance-rules";
import { createOverFilter, isNearLimit, type Overruns } from "./overruns";

/**
 * What a day says: of an agent, by the place among those of the walk, and of an allowance, by the place among those that count in
 * the range, the seconds in its states (NaN = wolkvox left a time blank) and the limit (null = none counts for the agent).
 */
type TellDay = (slot: number, place: number, seconds: number, limit: number | null) => void;

type DayBatch = { day: Day | null; columns: AnswerColumns };

/** Goes through the answers of a range, those of each day behind one another, and tells of each day once it is read. */
function createDayWalk(rules: AllowanceRules, tell: TellDay) {
  const periods = listRulePeriods(rules);
  const ids = listAllowanceIds(rules, periods);
  const inOneDirectory = createDirectoryKeeper();
  const list = createAgentList();
  const teamsOf = createTeamFinder(rules);
  const counters = new Map(
    periods.flatMap(({ days, entries }) => {
      const counter = createDayCounter(entries, ids, (slot) => teamsOf(list.agents[slot]?.id ?? ""));
      return days.map((day) => [day, counter] as const);
    }),
  );
  let open: { day: Day; counter: DayCounter } | null = null;

  function close(): void {
    if (open === null) return;
    const { counter, day } = open;
    open = null;
    counter.close((slot, place, seconds, limit) => {
      const isOut = isLeftOut(rules.leftOut, day, list.agents[slot]?.id ?? "");
      tell(slot, place, isOut ? 0 : seconds, isOut ? null : limit);
    });
  }

  return {
    width: ids.length,
    agents: list.agents,
    close,
    /** Whether the answer is of a day of the range: of a block nobody knows the days. */
    add({ day, columns: given }: DayBatch): boolean {
      const counter = day === null ? undefined : counters.get(day);
      if (day === null || counter === undefined) return false;
      if (open?.day !== day) close();
      open ??= { day, counter };
      const columns = inOneDirectory(given);
      counter.add(columns, list.note(columns));
      return true;
    },
  };
}

type OverrunSum = {
  /** Each day's answers stand behind one another. */
  add(batch: DayBatch): void;
  /** Of the agent of a key (`agentKeyOf`). */
  of(key: string): Overruns;
};

/** Adds up what agents are over. Each answer is one pass over its rows. */
export function createOverrunSum(rules: AllowanceRules): OverrunSum {
  let [over, daysOver] = [new Float64Array(0), new Float64Array(0)];
  let [left, near] = [new Float64Array(0), new Float64Array(0)];
  const walk = createDayWalk(rules, (slot, place, seconds, limit) => {
    const cell = slot * width + place;
    if (cell >= over.length) {
      const length = walk.agents.length * width;
      over = growColumn(over, length);
      daysOver = growColumn(daysOver, length);
      left = growColumn(left, length);
      near = growColumn(near, length);
    }
    left[cell] = limit === null ? Number.NaN : Math.max(0, limit - seconds);
    near[cell] = Number(isNearLimit(seconds, limit, rules.leftPercent));
    // A blank time leaves the sum blank for good.
    if (Number.isNaN(seconds)) over[cell] = Number.NaN;
    if (limit === null || !(seconds > limit)) return;
    over[cell] = (over[cell] ?? 0) + seconds - limit;
    daysOver[cell] = (daysOver[cell] ?? 0) + 1;
  });
  const { width } = walk;
  let { isWhole } = rules;
  let slots: ReadonlyMap<string, number> | null = null;

  function read(column: Float64Array, slot: number | undefined): (number | null)[] {
    return Array.from({ length: width }, (_, place) => {
      const cell = (slot ?? 0) * width + place;
      const value = column[cell] ?? 0;
      const isKnown = isWhole && slot !== undefined && !Number.isNaN(over[cell]);
      return isKnown && !Number.isNaN(value) ? value : null;
    });
  }

  return {
    add(batch) {
      if (!walk.add(batch)) isWhole = false;
    },
    of(key) {
      if (slots === null) {
        walk.close();
        slots = new Map(walk.agents.map((agent, slot) => [agent.key, slot]));
      }
      const slot = slots.get(key);
      return {
        overrun: read(over, slot),
        daysOver: read(daysOver, slot),
        ...(rules.isRunningDay && {
          left: read(left, slot),
          near: read(near, slot).map((value) => value === 1),
        }),
      };
    },
  };
}

/** The keys of those who are over an allowance, or over any. */
export function findOver(
  agents: readonly { key: string }[],
  over: string,
  rules: AllowanceRules,
  sum: Pick<OverrunSum, "of">,
): ReadonlySet<string> {
  const isOver = createOverFilter(over, listAllowanceIds(rules));
  return new Set(agents.flatMap(({ key }) => (isOver(sum.of(key)) ? key : [])));
}

/**
 * What those shown are over on each day, all of them together: `daysOver` counts them. Days are read one after the other.
 */
export function createDailyOverruns(
  rules: AllowanceRules,
  isShown: (key: string) => boolean,
): (day: DayStatus & { columns: AnswerColumns | null }) => Overruns {
  let told: Required<Overruns>;
  let agents = new Set<number>();
  const walk = createDayWalk(rules, (slot, place, seconds, limit) => {
    if (!isShown(walk.agents[slot]?.key ?? "")) return;
    agents.add(slot);
    const isBlank = Number.isNaN(seconds);
    // What several agents have left is no figure.
    const isLeft = limit !== null && !isBlank && agents.size === 1;
    told.left[place] = isLeft ? Math.max(0, limit - seconds) : null;
    told.near[place] = isLeft && isNearLimit(seconds, limit, rules.leftPercent);
    const [sum, count] = [told.overrun[place] ?? null, told.daysOver[place] ?? null];
    const isKnown = sum !== null && count !== null && !isBlank;
    const over = limit === null || !(seconds > limit) ? 0 : seconds - limit;
    told.overrun[place] = isKnown ? sum + over : null;
    told.daysOver[place] = isKnown ? count + Math.min(over, 1) : null;
  });
  const fill = (value: number | null) => new Array<number | null>(walk.width).fill(value);

  return ({ day, columns, ...status }) => {
    const start = isLacking(status) ? null : 0;
    told = {
      overrun: fill(start),
      daysOver: fill(start),
      left: fill(null),
      near: fill(null).map(() => false),
    };
    agents = new Set();
    if (columns) walk.add({ day, columns });
    walk.close();
    const { left, near, ...overruns } = told;
    return status.status === "live" ? told : overruns;
  };
}

type DayCounter = {
  add(columns: AnswerColumns, slotOf: Int32Array): void;
  /** Tells of every agent with rows, by allowance, the seconds of the day and the limit; NaN = a time is blank. */
  close(tell: TellDay): void;
};

/** The time of one day after the other, by agent and entry, while the same entries count. */
function createDayCounter(
  entries: readonly AllowanceEntry[],
  ids: readonly string[],
  teamsOf: (slot: number) => ReadonlySet<string>,
): DayCounter {
  const width = entries.length;
  const statesOf = entries.map(({ states }) => new Set(states));
  /** By state the entries under which its time counts. */
  const countsIn: (readonly number[])[] = [];
  /** By agent and allowance the entry that counts. */
  const chosen: (readonly number[])[] = [];
  let cells = new Float64Array(0);
  const present = new Set<number>();

  function listEntries(states: readonly string[]): (readonly number[])[] {
    for (const state of states.slice(countsIn.length))
      countsIn.push([...statesOf.keys()].filter((entry) => statesOf[entry]?.has(state)));
    return countsIn;
  }

  return {
    add(columns, slotOf) {
      const { directory, identities, states, seconds } = columns;
      const { agentOf } = directory;
      const counted = listEntries(directory.states);
      for (const identity of sumsOf(columns).identities) {
        const slot = slotOf[agentOf[identity] ?? 0] ?? 0;
        present.add(slot);
        cells = growColumn(cells, (slot + 1) * width);
      }
      for (let row = 0; row < seconds.length; row += 1) {
        const found = counted[states[row] ?? 0];
        if (!found?.length) continue;
        const from = (slotOf[agentOf[identities[row] ?? 0] ?? 0] ?? 0) * width;
        for (const entry of found) cells[from + entry] = (cells[from + entry] ?? 0) + (seconds[row] ?? 0);
      }
    },
    close(tell) {
      for (const slot of present) {
        chosen[slot] ??= ids.map((id) => chooseEntry(entries, id, teamsOf(slot)));
        for (const [place, entry] of chosen[slot].entries()) {
          const limit = entries[entry]?.seconds ?? null;
          tell(slot, place, limit === null ? 0 : (cells[slot * width + entry] ?? 0), limit);
        }
      }
      present.clear();
      cells.fill(0);
    },
  };
}
