// Seconds by agent and state, as one map: what wolkvox means and what a report shows are compared cell by cell.
const separator = "\u0000";

/** The stand-in's true figures of a window. The state without a code is a blank there and nothing in a report. */
export function sumsOfTotals({ agents }) {
  const sums = new Map();
  for (const { id, seconds } of agents)
    for (const [state, value] of Object.entries(seconds)) addTo(sums, id, state.trim(), value);
  return sums;
}

/** The figures of a report, or of a JSON file. */
export function sumsOfReport({ states, agents }) {
  const sums = new Map();
  for (const { id, seconds } of agents)
    for (const [index, value] of seconds.entries()) if (value !== 0) addTo(sums, id, states[index], value);
  return sums;
}

export function addSums(parts) {
  const sums = new Map();
  for (const part of parts) for (const [key, value] of part) sums.set(key, (sums.get(key) ?? 0) + value);
  return sums;
}

/** The part of these agents. */
export function sumsOfAgents(sums, ids) {
  return new Map([...sums].filter(([key]) => ids.includes(agentOf(key))));
}

/** What is left without the first agents that the figures name. */
export function withoutFirst(sums, count) {
  const lost = [...new Set([...sums.keys()].map(agentOf))].slice(0, count);
  return new Map([...sums].filter(([key]) => !lost.includes(agentOf(key))));
}

/** The seconds of all agents in each state. */
export function sumsByState(sums) {
  const states = new Map();
  for (const [key, value] of sums) {
    const state = key.slice(key.indexOf(separator) + 1);
    states.set(state, (states.get(state) ?? 0) + value);
  }
  return states;
}

export function totalOf(sums) {
  return [...sums.values()].reduce((total, value) => total + value, 0);
}

export function areEqual(one, other) {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** Nothing more than this, anywhere. */
export function isWithin(sums, most) {
  return [...sums].every(([key, value]) => value <= (most.get(key) ?? 0));
}

/** The cells that differ, for a person: at most five. */
export function describeDifference(shown, expected) {
  const keys = [...new Set([...shown.keys(), ...expected.keys()])].filter(
    (key) => shown.get(key) !== expected.get(key),
  );
  const cells = keys
    .slice(0, 5)
    .map(
      (key) => `${key.replace(separator, " ")}: ${shown.get(key) ?? "-"}, not ${expected.get(key) ?? "-"}`,
    );
  return `${keys.length} cells differ (${cells.join("; ")})`;
}

function addTo(sums, id, state, seconds) {
  const key = `${id}${separator}${state}`;
  sums.set(key, (sums.get(key) ?? 0) + seconds);
}

function agentOf(key) {
  return key.slice(0, key.indexOf(separator));
}
