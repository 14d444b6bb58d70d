import type { Day } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { TimelineAgent, TimelineAnswer, TimelineFill } from "@/lib/report/answers/timeline-answer";
import { type AgentReading, createAgentFilter, type Reading } from "@/lib/report/figures/agent-table";
import { createSurvey } from "@/lib/report/figures/survey";
import { createStateFilter } from "@/lib/report/states/find-states";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { SuppositionFacts } from "@/lib/report/suppositions/supposition";
import { compareText } from "@/lib/report/text";
import { gainsOfLook } from "@/lib/report/timeline/gains";
import { type Gain, readVisits, type VisitRules } from "@/lib/report/timeline/visits";
import type { DayFills, FillStanding } from "@/lib/server/ledger/day-fills";
import type { DayGains } from "@/lib/server/ledger/day-gains";
import { readInTurns } from "@/lib/server/store/in-turns";
import { describeFailure } from "./report-progress";
import type { ReportQuestion, TeamsRead } from "./report-question";
import type { AnswerReader, Seen } from "./sight";

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
  loadGains,
  hours,
  stylesFor,
  readerFor,
}: {
  loadGains: (day: Day) => Promise<DayGains>;
  hours: Pick<DayFills, "tell" | "callSeconds">;
  stylesFor: (question: ReadQuestion, states: readonly string[]) => Promise<StateStyle[]>;
  readerFor: (seen: Seen) => Pick<AnswerReader, "see">;
}) {
  return async (question: ReadQuestion, facts: TimelineFacts): Promise<TimelineAnswer> => {
    const { day, reading, timeZone, operation } = question;
    const fill = await hours.tell(day);
    const { gains, counting, ...rules } = await loadGains(day);
    const reader = readerFor(question);
    const survey = createSurvey();
    const read = () =>
      readInTurns([...gains.looks.keys()], async (look) => reader.see(gainsOfLook(gains, look)));
    for await (const { columns } of read()) survey.add(columns);
    const all = survey.fold([]);
    const named = [...all.states, ...all.others];
    const isChosen = createStateFilter(reading.states, named);
    const states = named.filter(isChosen);
    const placeOf = new Map(states.map((state, place) => [state, place]));
    const isWanted = createAgentFilter(reading);
    const cells = new Map(
      survey.agents
        .filter(isWanted)
        .map((agent) => [agent.key, { agent, states: new Map<number, Gain[]>() }]),
    );
    for await (const { item: look, columns } of read()) {
      const { directory, identities, seconds } = columns;
      for (let row = 0; row < seconds.length; row += 1) {
        const key = directory.agentKeys[directory.agentOf[identities[row] ?? 0] ?? 0] ?? "";
        const place = placeOf.get(directory.states[columns.states[row] ?? 0] ?? "");
        const own = cells.get(key)?.states;
        if (!own || place === undefined) continue;
        const before = own.get(place) ?? [];
        const last = before.at(-1);
        // Two spellings of a state, or two that are read as one.
        if (last?.[0] === look) before[before.length - 1] = [look, last[1] + (seconds[row] ?? 0)];
        else before.push([look, seconds[row] ?? 0]);
        own.set(place, before);
      }
    }
    const takenBack = sumTakenBack([...cells.values()].map((cell) => cell.states));
    const { refreshSeconds } = facts;
    return {
      operation,
      day,
      timeZone,
      begins: formatInstant(rules.beginsMs),
      ...facts,
      refreshSeconds: fill
        ? Math.min(refreshSeconds ?? fillRefreshSeconds, fillRefreshSeconds)
        : refreshSeconds,
      counting,
      looks: gains.looks.map(formatInstant),
      states,
      styles: await stylesFor(question, states),
      agents: [...cells.values()]
        .sort((a, b) => compareText(a.agent.name, b.agent.name) || compareText(a.agent.id, b.agent.id))
        .map((found) => tellAgent(found, { ...rules, counting, looks: gains.looks })),
      ...(takenBack.agents > 0 && { takenBack }),
      callSeconds: hours.callSeconds(),
      fill: fill && tellFill(fill),
    };
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

function tellAgent(
  { agent, states }: { agent: { id: string; name: string }; states: ReadonlyMap<number, readonly Gain[]> },
  rules: VisitRules,
): TimelineAgent {
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
    ...{ id: agent.id, name: agent.name },
    gains: gains.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    visits: visits.sort((a, b) => compareText(a.from, b.from) || a.state - b.state),
  };
}
