import type { ReportAnswer, WeekBefore } from "@/lib/report/answers/report-answer";
import { buildAgentTable, everything } from "@/lib/report/figures/agent-table";
import type { Figures, FigureTable } from "@/lib/report/figures/figure-table";

/** What a report says of the same weekday before it, by that day's own answer; null where not all of it is known. */
export function tellWeekBefore(
  { states }: Pick<ReportAnswer, "states">,
  before: Pick<ReportAnswer, "states" | "agents" | "days" | "status">,
): WeekBefore | null {
  const [day, ...others] = before.days;
  if (!day || others.length > 0 || day.status !== "final" || before.status !== "complete") return null;
  const table = buildAgentTable(before, everything);
  const { total } = table;
  // The table has an order of its own. A state that one side has folded has no time of its own there.
  const places = states.map((state) => table.states.indexOf(state));
  return {
    day: day.day,
    seconds: places.map((place) => total.seconds[place] ?? 0),
    ...(total.unknown && {
      unknown: [...places.keys()].filter((at) => total.unknown?.includes(places[at] ?? -1)),
    }),
    total: total.total,
    average: total.average,
  };
}

/** What of a link decides whether its page shows everybody and every state. */
type Narrowing = {
  compare: unknown;
  states: readonly string[];
  agents: readonly string[];
  teams: readonly unknown[];
  query: string;
  over: string | null;
};

/**
 * A table with the same weekday before beside its totals alone: what it says of everybody and of every state. Null where the link
 * compares itself, or narrows whom and what it shows.
 */
export function layWeekBefore<Table extends Pick<FigureTable<unknown>, "states" | "isPerDay" | "total">>(
  table: Table,
  { weekBefore, states }: Pick<ReportAnswer, "weekBefore" | "states">,
  link: Narrowing,
): (Table & { earlier: { total: Figures; only: []; otherStates: [] } }) | null {
  const isNarrowed =
    link.states.length + link.agents.length + link.teams.length > 0 ||
    link.query !== "" ||
    link.over !== null;
  if (!weekBefore || link.compare !== null || isNarrowed || table.isPerDay) return null;
  const { seconds, unknown = [], total, average } = weekBefore;
  const places = table.states.map((state) => states.indexOf(state));
  const blank = [...places.keys()].filter((at) => unknown.includes(places[at] ?? -1));
  return {
    ...table,
    earlier: {
      total: {
        ...{ seconds: places.map((place) => seconds[place] ?? 0), total, wholeTotal: total },
        ...{ daysWorked: null, average, ...(blank.length > 0 && { unknown: blank }) },
      },
      ...{ only: [], otherStates: [] },
    },
  };
}
