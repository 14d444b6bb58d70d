import { setImmediate as pause } from "node:timers/promises";
import type { Day } from "@/lib/dates/window";
import { firstInstantOf, formatInstant, localTimeAt } from "@/lib/dates/zone";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import {
  type AllowanceRules,
  chooseEntry,
  createTeamFinder,
  listAllowanceIds,
  listRulePeriods,
} from "@/lib/report/allowances/allowance-rules";
import type { UsualEnd } from "@/lib/report/answers/usual-answer";
import { createAgentFilter } from "@/lib/report/figures/agent-table";
import { isLeftOut } from "@/lib/report/figures/left-out";
import { addHits, foretellTeam, type Range } from "@/lib/report/usual/day-end";
import type { DayShape } from "@/lib/report/usual/day-shape";
import {
  foretellPeople,
  type LikePeople,
  type PeopleDay,
  type PeopleEnds,
  type PersonEnd,
} from "@/lib/report/usual/people-days";
import { fewestLikeDays } from "@/lib/report/usual/usual";
import type { DayShapes } from "./day-shapes";
import type { InsideDays } from "./inside-results";

/** Where the running day will end, without how its states look. */
export type DayEnd = Omit<UsualEnd, "styles">;

type Question = InsideDays & { day: Day };

/** Tells where a running day will end, by days like it that are known. */
export function createDayEndReport({ loadShapes, loadPeople }: DayShapes) {
  /** Null where the day does not run, or not enough is known. `rules`: null = no allowance counts. */
  return async (
    question: Question,
    known: readonly DayShape[],
    rules: AllowanceRules | null,
  ): Promise<DayEnd | null> => {
    const { day, timeZone } = question;
    if (known.length < fewestLikeDays) return null;
    const [today] = await loadShapes(question, [day]);
    const atMs = today?.looks.at(-1);
    if (!today?.isRunning || atMs === undefined) return null;
    const time = localTimeAt(atMs, timeZone).slice(10);
    const like = known.map((shape) => ({ shape, atMs: firstInstantOf(`${shape.day}${time}`, timeZone) }));
    const team = foretellTeam(today, like);
    if (!team) return null;
    return {
      at: formatInstant(atMs),
      days: team.days,
      states: team.states.map(({ state }) => state),
      total: roundOut(team.total),
      ends: team.states.map(({ state: _, ...end }) => roundOut(end)),
      hits: team.hits,
      people: rules && (await tellPeople(question, like, rules)),
    };
  };

  async function tellPeople(
    question: Question,
    like: readonly { shape: DayShape; atMs: number }[],
    rules: AllowanceRules,
  ): Promise<UsualEnd["people"]> {
    const { day, leftOut } = question;
    const [today, ...days] = await loadPeople(question, [day, ...like.map(({ shape }) => shape.day)]);
    if (!today) throw new Error("The day itself was not read.");
    const known = days.map((people, place): LikePeople => {
      const { shape, atMs = 0 } = like[place] ?? {};
      return { people, atMs, isLeftOut: (id) => isLeftOut(leftOut, shape?.day ?? null, id) };
    });
    const isShown = createAgentFilter(question.reading);
    const shown = [...today.rows].filter(([, person]) => isShown(person)).map(([key]) => key);
    const ids = listAllowanceIds({ entries: rules.entries, days: [day] });
    const told: PeopleEnds[] = [];
    for (const id of ids) {
      // Thousands of people take a while.
      await pause();
      told.push(foretellAllowance(id, { day, today, known, shown, rules }));
    }
    return {
      allowances: ids.map((id) => ({ id, name: rules.entries.find((one) => one.id === id)?.name ?? id })),
      agents: shown.map((key) => {
        const { id = "", name = "" } = today.rows.get(key) ?? {};
        return { id, name, ends: told.map(({ ends }) => tellRange(ends.get(key))) };
      }),
      hits: addHits(told.map(({ hits }) => hits)),
    };
  }
}

/** A team's own entry may be of other states: everybody is told by the one that counts for them. */
function foretellAllowance(
  id: string,
  {
    day,
    today,
    known,
    shown,
    rules,
  }: {
    day: Day;
    today: PeopleDay;
    known: readonly LikePeople[];
    shown: readonly string[];
    rules: AllowanceRules;
  },
): PeopleEnds {
  const entries = listRulePeriods({ entries: rules.entries, days: [day] })[0]?.entries ?? [];
  const teamsOf = createTeamFinder(rules);
  const entryOf = (key: string): AllowanceEntry | undefined =>
    entries[chooseEntry(entries, id, teamsOf(today.rows.get(key)?.id ?? ""))];
  const parts = [...Map.groupBy(shown, entryOf)].flatMap(([entry, keys]) =>
    entry ? [foretellPeople(today, known, keys, new Set(entry.states))] : [],
  );
  return {
    ends: new Map(parts.flatMap(({ ends }) => [...ends])),
    hits: addHits(parts.map(({ hits }) => hits)),
  };
}

function tellRange(end: PersonEnd | undefined): PersonEnd | null {
  return end ? { ...roundOut(end), basis: end.basis } : null;
}

// A range is never narrower than it was worked out.
function roundOut<End extends Range>(end: End): End {
  return { ...end, from: Math.floor(end.from), to: Math.ceil(end.to) };
}
