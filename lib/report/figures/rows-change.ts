import { mapSteps, pieceLength, type Steps } from "@/lib/report/steps";
import type { AuxRow } from "./aux-row";
import { agentKeyOf } from "./report";

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

type AgentTimes = { id: string; name: string; states: Map<string, number | null> };

/** Compares the rows of two answers of one window, agent by agent and state by state. */
export function* compareRows(before: readonly AuxRow[], after: readonly AuxRow[]): Steps<RowsChange> {
  const [earlier, later] = [yield* gatherTimes(before), yield* gatherTimes(after)];
  const keys = [...new Set([...earlier.keys(), ...later.keys()])];
  const compared = yield* mapSteps(keys, (key) => compareAgent(earlier.get(key), later.get(key)));
  const changes = compared.flatMap(({ change }) => change ?? []);
  return {
    beforeSeconds: sumAgents(earlier),
    afterSeconds: sumAgents(later),
    agents: changes.length,
    lostAgents: changes.filter(({ afterSeconds }) => afterSeconds === null).length,
    hasLostTime: compared.some(({ hasLostTime }) => hasLostTime),
    cases: changes.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, mostCases),
  };
}

function* gatherTimes(rows: readonly AuxRow[]): Steps<Map<string, AgentTimes>> {
  const agents = new Map<string, AgentTimes>();
  for (const [index, row] of rows.entries()) {
    if (index % pieceLength === pieceLength - 1) yield;
    const key = agentKeyOf(row);
    const agent = agents.get(key) ?? { id: row.agentId, name: row.agentName, states: new Map() };
    agents.set(key, agent);
    const known = agent.states.get(row.state);
    agent.states.set(row.state, known === undefined ? row.seconds : addTimes(known, row.seconds));
  }
  return agents;
}

function addTimes(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}

function hasFallen({ states }: AgentTimes, later: AgentTimes | undefined): boolean {
  return [...states].some(([state, seconds]) => {
    const then = later?.states.get(state);
    return seconds !== null && (then === undefined || then === null ? seconds > 0 : then < seconds);
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

function sumAgents(agents: ReadonlyMap<string, AgentTimes>): number {
  return [...agents.values()].reduce((sum, agent) => sum + sumTimes(agent), 0);
}

function sumTimes({ states }: AgentTimes): number {
  return [...states.values()].reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
}
