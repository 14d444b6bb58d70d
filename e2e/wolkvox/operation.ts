import { planAgentDay } from "./agent-day.ts";
import { describeDay } from "./calendar.ts";
import { dayNumberOf, parseCivil } from "./civil-clock.ts";
import { type Agent, createAgents } from "./names.ts";
import { chooseStates } from "./states.ts";

/** Agent, state, start and end, four numbers an episode; seconds from the midnight that begins the day, end excluded. */
export type PackedEpisodes = Int32Array;
export const EPISODE_WIDTH = 4;

export type Operation = {
  agents: readonly Agent[];
  stateNames: readonly string[];
  /** What the shifts that start on the day hold, parts after midnight included. */
  episodesOf: (dayNumber: number) => PackedEpisodes;
};

type OperationSize = { agents: number; states: number; seed: number; openDays?: string | null };

/** Two months at hand: a 31-day call and the one before it. */
const DAYS_KEPT = 62;

export function createOperation({ agents, states, seed, openDays }: OperationSize): Operation {
  const auxStates = chooseStates(states);
  const kept = new Map<number, PackedEpisodes>();
  const open = new Set(
    (openDays?.split(",") ?? []).map((day) => dayNumberOf(parseCivil(`${day}T00:00:00`) ?? 0)),
  );
  const generate = (dayNumber: number): PackedEpisodes => {
    const day = describeDay(dayNumber, open);
    const packed: number[] = [];
    for (let agent = 0; day.worked && agent < agents; agent += 1) {
      planAgentDay({ agent, dayNumber, day, seed }, auxStates, (state, start, end) => {
        packed.push(agent, state, start, end);
      });
    }
    return Int32Array.from(packed);
  };
  const episodesOf = (dayNumber: number): PackedEpisodes => {
    const episodes = kept.get(dayNumber) ?? generate(dayNumber);
    kept.delete(dayNumber);
    kept.set(dayNumber, episodes);
    const [oldest] = kept.keys();
    if (kept.size > DAYS_KEPT && oldest !== undefined) kept.delete(oldest);
    return episodes;
  };
  return { agents: createAgents(agents, seed), stateNames: auxStates.map(({ name }) => name), episodesOf };
}
