import type { Day, Window } from "@/lib/dates/window";

/**
 * One call to wolkvox: when (UTC), for which window, for whom; `outcome` is `sent` while it runs, `lost` where its
 * process ended first, `rows`, `no-data` or a problem's code.
 */
export type CallsEntry = {
  id: number;
  askedAt: string;
  /** Null: wolkvox's list of agents. */
  window: Window | null;
  purpose: "reader" | "background";
  askedBy: string | null;
  outcome: string;
  /** A few of wolkvox's own words, cleaned; null where there is nothing to quote. */
  quotation: string | null;
  durationMs: number | null;
};

/** What `GET /api/calls` answers: the calls of the operation's civil day. `askedBy` null = background work. */
export type CallsAnswer = {
  operation: string;
  timeZone: string;
  day: Day;
  asOf: string;
  /** Null = counted, not limited; then `left` and `backgroundQuota` are null too. */
  quota: number | null;
  spent: number;
  left: number | null;
  /** At which background work stops. */
  backgroundQuota: number | null;
  /** Calls that the instance which answers still means to make today. */
  planned: number;
  byPurpose: Record<CallsEntry["purpose"], number>;
  byOutcome: { outcome: string; calls: number }[];
  byAskedBy: { askedBy: string | null; calls: number }[];
  /** Newest first. */
  lastCalls: CallsEntry[];
};
