import type { DayKind } from "./calendar.ts";
import { between, createRandom, mixSeed, type Random } from "./random.ts";
import { type AuxState, BACK_OFFICE, NO_CODE } from "./states.ts";

/** Seconds from the midnight that begins the day; a night shift runs past 86,400. */
type Shift = { start: number; seconds: number };
type Stint = { state: number; seconds: number };
type Emit = (state: number, start: number, end: number) => void;

const HOUR = 3600;
const DAY_STARTS = [6, 7, 8, 8, 9, 12, 13, 14];
const LARGEST_SHARE_OF_SHIFT = 0.9;

/** Traits go by position, so that an operation of any size has some of each: 8 % work at night, 12 % overrun. */
export function worksAtNight(agent: number): boolean {
  return (agent * 7 + 3) % 25 < 2;
}

function overruns(agent: number): boolean {
  return agent % 8 === 3;
}

function livesInBackOffice(agent: number): boolean {
  return agent % 30 === 4;
}

function forgetsCodes(agent: number): boolean {
  return agent % 40 === 6;
}

function isAbsent(agent: number, day: DayKind, seed: number, random: Random): boolean {
  const onLeave = mixSeed(seed, agent, day.week, 5) % 1000 < 25;
  return random() < 0.05 || onLeave;
}

function drawShift(agent: number, day: DayKind, random: Random): Shift | undefined {
  if (worksAtNight(agent)) {
    const start = 22 * HOUR + between(random, -600, 900);
    return day.nightWorked ? { start, seconds: 30 * HOUR - start } : undefined;
  }
  if (!day.worked) return undefined;
  const start = (DAY_STARTS[agent % DAY_STARTS.length] ?? 8) * HOUR + between(random, -600, 900);
  return { start, seconds: (day.short ? 6 : 8) * HOUR + between(random, 0, 1200) };
}

function chanceOf(state: AuxState, agent: number): number {
  if (state.name === NO_CODE.name && !forgetsCodes(agent)) return 0;
  return state.name === BACK_OFFICE && livesInBackOffice(agent) ? 1 : state.chance;
}

function stretchOf(state: AuxState, agent: number): number {
  if (state.name === BACK_OFFICE && livesInBackOffice(agent)) return 6;
  return state.kind === "personal" && overruns(agent) ? 1.7 : 1;
}

function drawStints(states: readonly AuxState[], agent: number, random: Random): Stint[] {
  const stints: Stint[] = [];
  states.forEach((state, index) => {
    if (random() >= chanceOf(state, agent)) return;
    const stretch = stretchOf(state, agent);
    for (let left = between(random, ...state.times); left > 0; left -= 1) {
      const seconds = between(random, state.minutes[0] * 60, state.minutes[1] * 60);
      stints.splice(between(random, 0, stints.length), 0, { state: index, seconds: seconds * stretch });
    }
  });
  return stints;
}

/** Lays the stints over the shift in their order, with free time of random length around each. */
function layStints(stints: Stint[], shift: Shift, random: Random, emit: Emit): void {
  const asked = stints.reduce((sum, stint) => sum + stint.seconds, 0);
  const scale = Math.min(1, (shift.seconds * LARGEST_SHARE_OF_SHIFT) / asked);
  const weights = [...stints, undefined].map(() => random() + 0.05);
  const gapPerWeight = (shift.seconds - asked * scale) / weights.reduce((sum, weight) => sum + weight, 0);
  let cursor = shift.start;
  stints.forEach((stint, index) => {
    cursor += gapPerWeight * (weights[index] ?? 0);
    const start = Math.floor(cursor);
    cursor += stint.seconds * scale;
    emit(stint.state, start, Math.floor(cursor));
  });
}

type AgentDay = { agent: number; dayNumber: number; day: DayKind; seed: number };

/** One agent's episodes of the shift that starts on the day, in order and apart; none on a day off. */
export function planAgentDay(facts: AgentDay, states: readonly AuxState[], emit: Emit): void {
  const random = createRandom(mixSeed(facts.seed, facts.agent, facts.dayNumber));
  if (isAbsent(facts.agent, facts.day, facts.seed, random)) return;
  const shift = drawShift(facts.agent, facts.day, random);
  if (shift) layStints(drawStints(states, facts.agent, random), shift, random, emit);
}
