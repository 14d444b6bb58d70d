import { formatInstant } from "./civil-clock.ts";

export type CallFacts = { from: string | null; to: string | null; token: string | null };

type CallRecord = CallFacts & { at: string; outcome: string; durationMs: number | null };

type CallReport = { total: number; byOutcome: Record<string, number>; calls: readonly CallRecord[] };

export type CallLog = {
  /** Notes a call on arrival; the answer closes it. */
  begin: (facts: CallFacts) => (outcome: string) => void;
  report: () => CallReport;
  reset: () => void;
};

const RECORDS_KEPT = 1000;

type Tally = { total: number; byOutcome: Record<string, number>; calls: CallRecord[] };

function emptyTally(): Tally {
  return { total: 0, byOutcome: {}, calls: [] };
}

export function createCallLog(clock: () => number): CallLog {
  let tally = emptyTally();
  return {
    begin: (facts) => {
      const begunMs = performance.now();
      // A call that outlives a reset closes in the tally it was begun in.
      const { byOutcome, calls } = tally;
      const record: CallRecord = {
        at: formatInstant(clock()),
        ...facts,
        outcome: "running",
        durationMs: null,
      };
      tally.total += 1;
      calls.push(record);
      if (calls.length > RECORDS_KEPT) calls.shift();
      return (outcome) => {
        record.outcome = outcome;
        record.durationMs = Math.round(performance.now() - begunMs);
        byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
      };
    },
    report: () => tally,
    reset: () => {
      tally = emptyTally();
    },
  };
}
