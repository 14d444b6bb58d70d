import type { Day } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { TimelineAgent, TimelineAnswer, TimelineFill } from "@/lib/report/answers/timeline-answer";
import type { AgentReading, Reading } from "@/lib/report/figures/agent-table";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { SuppositionFacts } from "@/lib/report/suppositions/supposition";
import { compareText } from "@/lib/report/text";
import { type Gain, readVisits, type VisitRules } from "@/lib/report/timeline/visits";
import type { DayFills, FillStanding } from "@/lib/server/ledger/day-fills";
import type { DayGainsReader } from "@/lib/server/ledger/day-gains";
import { createInsideResults } from "./inside/inside-results";
import type { Inside, ReadInside } from "./inside/read-inside";
import { describeFailure } from "./report-progress";
import type { ReportQuestion, TeamsRead } from "./report-question";
import type { Seen } from "./sight";

/** What is asked: a day, and whose time in which states. */
export type TimelineQuestion = Omit<ReportQuestion, "reading" | "withDni"> & {
  day: Day;
  reading: AgentReading & Pick<Reading, "states" | "over"> & TeamsRead;
};

type ReadQuestion = TimelineQuestion & Omit<Seen, "sight">;

/** What a day says of itself. */
export type TimelineFacts = Pick<
  TimelineAnswer,
  "status" | "asOf" | "scope" | "progress" | "problem" | "refreshSeconds" | keyof SuppositionFacts
>;

/** Turns the gains of a day into the answer of `GET /api/report/timeline`. */
export function createTimelineReport({
  gains,
  readInside,
  hours,
  stylesFor,
}: {
  gains: Pick<DayGainsReader, "loadVersions">;
  readInside: ReadInside;
  hours: Pick<DayFills, "tell" | "callSeconds">;
  stylesFor: (question: ReadQuestion, states: readonly string[]) => Promise<StateStyle[]>;
}) {
  const loadTold = createInsideResults({
    ...{ gains, readInside, most: mostTold },
    make: (_, inside) => tellInside(inside),
  });

  return async (question: ReadQuestion, facts: TimelineFacts): Promise<TimelineAnswer> => {
    const { day, timeZone, operation } = question;
    const fill = await hours.tell(day);
    const [told] = await loadTold(question, [day]);
    if (!told) throw new Error("One day has been asked for.");
    const { begins, looks, states, agents, counting, takenBack } = told;
    const { refreshSeconds } = facts;
    return {
      operation,
      day,
      timeZone,
      begins,
      ...facts,
      refreshSeconds: fill
        ? Math.min(refreshSeconds ?? fillRefreshSeconds, fillRefreshSeconds)
        : refreshSeconds,
      counting,
      looks,
      states,
      styles: await stylesFor(question, states),
      agents,
      ...(takenBack.agents > 0 && { takenBack }),
      callSeconds: hours.callSeconds(),
      fill: fill && tellFill(fill),
    };
  };
}

/** A day of 1,000 agents in 180 looks takes some 4 MB. */
const mostTold = 12;

type Told = Pick<TimelineAnswer, "begins" | "looks" | "states" | "agents" | "counting"> & {
  takenBack: ReturnType<typeof sumTakenBack>;
};

function tellInside({ looks, states, agents, ...rules }: Inside): Told {
  return {
    begins: formatInstant(rules.beginsMs),
    looks: looks.map(formatInstant),
    ...{ states, counting: rules.counting },
    agents: agents.map((agent) => tellAgent(agent, { ...rules, looks })),
    takenBack: sumTakenBack(agents.map((agent) => agent.states)),
  };
}

/** While the hours of a day are being asked, the next look may be there after so long. */
const fillRefreshSeconds = 5;

function tellFill({ failure, ...fill }: FillStanding): TimelineFill {
  return { ...fill, ...(failure && { problem: describeFailure(failure) }) };
}

function sumTakenBack(agents: readonly ReadonlyMap<number, readonly Gain[]>[]) {
  const back = agents.map((states) =>
    [...states.values()].flat().reduce((sum, [, seconds]) => sum + Math.max(0, -seconds), 0),
  );
  return {
    agents: back.filter((seconds) => seconds > 0).length,
    seconds: back.reduce((sum, seconds) => sum + seconds, 0),
  };
}

function tellAgent({ id, name, states }: Inside["agents"][number], rules: VisitRules): TimelineAgent {
  const gains = [...states].flatMap(([state, own]) =>
    own.flatMap(([look, seconds]): TimelineAgent["gains"] => (seconds === 0 ? [] : [[look, state, seconds]])),
  );
  const visits = [...states].flatMap(([state, own]) =>
    readVisits(own, rules).map(({ fromMs, toMs, ...visits }) => ({
      state,
      ...visits,
      from: formatInstant(fromMs),
      to: formatInstant(toMs),
    })),
  );
  return {
    ...{ id, name },
    gains: gains.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    visits: visits.sort((a, b) => compareText(a.from, b.from) || a.state - b.state),
  };
}
