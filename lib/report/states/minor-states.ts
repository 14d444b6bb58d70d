const mostTold = 12;
const leastShare = 0.02;

/**
 * The places of the states that a legend puts together: beyond what the eye can tell. Of more than twelve these are those
 * below two per cent of all time, and all but the twelve largest. One alone is named instead, and so are all of a range
 * without time.
 */
export function listMinorStates(seconds: readonly number[]): ReadonlySet<number> {
  if (seconds.length <= mostTold) return new Set();
  const whole = seconds.reduce((total, time) => total + Math.max(0, time), 0);
  const told = [...seconds.keys()]
    .filter((place) => (seconds[place] ?? 0) >= leastShare * whole && (seconds[place] ?? 0) > 0)
    .sort((a, b) => (seconds[b] ?? 0) - (seconds[a] ?? 0) || a - b)
    .slice(0, mostTold);
  const minor = new Set([...seconds.keys()].filter((place) => !told.includes(place)));
  return told.length > 0 && minor.size > 1 ? minor : new Set();
}
