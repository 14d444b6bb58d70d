import type { Day } from "@/lib/dates/window";
import { type AgentReading, createAgentFilter, type Reading } from "@/lib/report/figures/agent-table";
import { createSurvey } from "@/lib/report/figures/survey";
import { createStateFilter } from "@/lib/report/states/find-states";
import { compareNames } from "@/lib/report/text";
import { gainsOfLook } from "@/lib/report/timeline/gains";
import type { Gain } from "@/lib/report/timeline/visits";
import type { DayGains } from "@/lib/server/ledger/day-gains";
import type { AnswerReader, Seen } from "@/lib/server/report/sight";
import { readInTurns } from "@/lib/server/store/in-turns";

/** Whose time in which states is read, and who reads it. */
export type InsideQuestion = Seen & { reading: AgentReading & Pick<Reading, "states"> };

/** The inside of a day as a reader may see it: of each agent by name what the looks found more, by the place of a state. */
export type Inside = Omit<DayGains, "gains"> & {
  looks: readonly number[];
  states: string[];
  agents: { id: string; name: string; key: string; states: ReadonlyMap<number, readonly Gain[]> }[];
};

export type ReadInside = (question: InsideQuestion, day: Day) => Promise<Inside>;

/** Reads the gains of a day as answers are read: in the reader's scope, under the states that count for them. */
export function createInsideReader({
  loadGains,
  readerFor,
}: {
  loadGains: (day: Day) => Promise<DayGains>;
  readerFor: (seen: Seen) => Pick<AnswerReader, "see">;
}): ReadInside {
  return async (question, day) => {
    const { gains, ...rules } = await loadGains(day);
    const { reading } = question;
    const reader = readerFor(question);
    const survey = createSurvey();
    const read = () =>
      readInTurns([...gains.looks.keys()], async (look) => reader.see(gainsOfLook(gains, look)));
    for await (const { columns } of read()) survey.add(columns);
    const all = survey.fold([]);
    const named = [...all.states, ...all.others];
    const states = named.filter(createStateFilter(reading.states, named));
    const placeOf = new Map(states.map((state, place) => [state, place]));
    const cells = new Map(
      survey.agents
        .filter(createAgentFilter(reading))
        .map(({ id, name, key }) => [key, { id, name, key, states: new Map<number, Gain[]>() }]),
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
    const agents = [...cells.values()];
    return {
      ...rules,
      ...{ looks: gains.looks, states },
      agents: agents.sort(compareNames),
    };
  };
}
