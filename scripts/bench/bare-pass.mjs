const [days, agents, states] = [365, 1_000, 11];

/** The rows of a year as typed columns, day by day: who, which state, how many seconds. */
function buildYear() {
  const rows = agents * states;
  return Array.from({ length: days }, (_, day) => ({
    agents: Uint32Array.from({ length: rows }, (_row, row) => Math.floor(row / states)),
    states: Uint32Array.from({ length: rows }, (_row, row) => row % states),
    seconds: Float64Array.from({ length: rows }, (_row, row) => (row * 7919 + day * 104_729) % 14_400),
  }));
}

/** One pass: the totals of every day and state, over the agents that are wanted. */
function sumYear(year, isWanted) {
  return year.map((day) => {
    const totals = new Float64Array(states);
    for (let row = 0; row < day.seconds.length; row += 1)
      if (isWanted[day.agents[row]] === 1) totals[day.states[row]] += day.seconds[row];
    return totals;
  });
}

/** What one bare pass over a year of 1,000 agents x 11 states takes of the processor, in milliseconds, once it is warm. */
export function timeBarePass(rounds = 15) {
  const year = buildYear();
  const isWanted = new Uint8Array(agents).fill(1);
  const times = Array.from({ length: rounds }, () => {
    const before = process.threadCpuUsage();
    sumYear(year, isWanted);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
}
