import { parseCivil } from "./civil-clock.ts";
import { InputError } from "./readers.ts";
import { clipToNow, type StandIn } from "./stand-in.ts";
import { type Span, sumWindow } from "./window-sums.ts";

type SecondsByState = Record<string, number>;

export type Totals = {
  agents: { id: string; name: string; seconds: SecondsByState }[];
  totals: SecondsByState;
  total: number;
};

const LONGEST_SECONDS = 800 * 86_400;

function readSpan(query: URLSearchParams): Span {
  const [start, last] = ["from", "to"].map((name) => parseCivil(query.get(name) ?? ""));
  if (start === undefined || last === undefined || last < start || last - start > LONGEST_SECONDS) {
    throw new InputError("from and to must be YYYY-MM-DDTHH:mm:ss, in order, at most 800 days apart");
  }
  return { start, end: last + 1 };
}

function addTo(seconds: SecondsByState, state: string, more: number): void {
  seconds[state] = (seconds[state] ?? 0) + more;
}

/** What a right report of the window shows; agents without time are left out, as on the wire. */
export function buildTotals(standIn: StandIn, query: URLSearchParams): Totals {
  const { agents, stateNames } = standIn.operation();
  const sums = sumWindow(standIn.operation(), clipToNow(standIn, readSpan(query)));
  const result: Totals = { agents: [], totals: {}, total: 0 };
  agents.forEach(({ id, name }, agentIndex) => {
    const seconds: SecondsByState = {};
    stateNames.forEach((state, stateIndex) => {
      const cell = sums[agentIndex * stateNames.length + stateIndex] ?? 0;
      if (cell === 0) return;
      addTo(seconds, state, cell);
      addTo(result.totals, state, cell);
      result.total += cell;
    });
    if (Object.keys(seconds).length > 0) result.agents.push({ id, name, seconds });
  });
  return result;
}
