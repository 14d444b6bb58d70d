import { mapSteps, type Steps } from "@/lib/report/steps";
import { type AnswerColumns, adoptColumns, sumColumn } from "./answer-columns";

/** One agent whose time differs between two answers; `afterSeconds` null = the later answer does not name them. */
export type AgentChange = {
  id: string;
  name: string;
  beforeSeconds: number;
  afterSeconds: number | null;
};

/** How a later answer of the same window differs from an earlier one. Seconds are sums of known times. */
export type RowsChange = {
  beforeSeconds: number;
  afterSeconds: number;
  /** Agents whose time differs, and those of them that the later answer does not name. */
  agents: number;
  lostAgents: number;
  /** An agent's time in a state fell, became unknown, or is gone. */
  hasLostTime: boolean;
  /** The agents that changed most, at most `mostCases` of them. */
  cases: AgentChange[];
};

const mostCases = 20;

type AgentTimes = { id: string; name: string; states: Map<number, number | null> };

/** Compares two answers of one window, agent by agent and state by state. */
export function* compareAnswers(before: AnswerColumns, after: AnswerColumns): Steps<RowsChange> {
  const placed = yield* adoptColumns(after, before.directory);
  const [earlier, later] = [yield* gatherTimes(before), yield* gatherTimes(placed)];
  const keys = [...new Set([...earlier.keys(), ...later.keys()])];
  const compared = yield* mapSteps(keys, (key) => compareAgent(earlier.get(key), later.get(key)));
  const changes = compared.flatMap(({ change }) => change ?? []);
  return {
    beforeSeconds: sumColumn(before),
    afterSeconds: sumColumn(after),
    agents: changes.length,
    lostAgents: changes.filter(({ afterSeconds }) => afterSeconds === null).length,
    hasLostTime: compared.some(({ hasLostTime }) => hasLostTime),
    cases: changes.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, mostCases),
  };
}

const rowsAtOnce = 10_000;

/** By agent, in the order in which they were named, and by state: known seconds, or null where no row knows them. */
function* gatherTimes({
  directory,
  identities,
  states,
  seconds,
}: AnswerColumns): Steps<Map<number, AgentTimes>> {
  const agents = new Map<number, AgentTimes>();
  for (const [row, time] of seconds.entries()) {
    if (row % rowsAtOnce === rowsAtOnce - 1) yield;
    const identity = identities[row] ?? 0;
    const key = directory.agentOf[identity] ?? 0;
    const { id = "", name = "" } = directory.identities[identity] ?? {};
    const agent: AgentTimes = agents.get(key) ?? { id, name, states: new Map() };
    agents.set(key, agent);
    const state = states[row] ?? 0;
    const known = agent.states.get(state);
    const given = Number.isNaN(time) ? null : time;
    agent.states.set(state, known === undefined ? given : addTimes(known, given));
  }
  return agents;
}

function addTimes(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}

function hasFallen({ states }: AgentTimes, later: AgentTimes | undefined): boolean {
  return [...states].some(([state, seconds]) => {
    const then = later?.states.get(state) ?? 0;
    return seconds !== null && then < seconds;
  });
}

function compareAgent(
  before: AgentTimes | undefined,
  after: AgentTimes | undefined,
): { change: AgentChange | null; hasLostTime: boolean } {
  const agent = before ?? after;
  const isSame = before && after && isSameTimes(before.states, after.states);
  if (!agent || isSame) return { change: null, hasLostTime: false };
  const { id, name } = agent;
  const [beforeSeconds, afterSeconds] = [before ? sumTimes(before) : 0, after ? sumTimes(after) : null];
  return {
    change: { id, name, beforeSeconds, afterSeconds },
    hasLostTime: before !== undefined && hasFallen(before, after),
  };
}

function isSameTimes(one: AgentTimes["states"], other: AgentTimes["states"]): boolean {
  return one.size === other.size && [...one].every(([state, seconds]) => other.get(state) === seconds);
}

function weightOf({ beforeSeconds, afterSeconds }: AgentChange): number {
  return Math.abs((afterSeconds ?? 0) - beforeSeconds);
}

function sumTimes({ states }: AgentTimes): number {
  return [...states.values()].reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
}
