import type { Day } from "@/lib/dates/window";
import type { AgentChange } from "@/lib/report/figures/rows-change";

/**
 * What `POST /api/report/again` answers: what one more look at a civil day found. `first`: nothing was known of it.
 * `same` and `grown`: no figure fell. `corrected` and `shrunk`: the figures changed, with a note. `held`: it says less,
 * and the figures before it stay until another look confirms it. Seconds are sums of the day.
 */
export type DayAgain = {
  operation: string;
  day: Day;
  askedAt: string;
  result: "first" | "same" | "grown" | "corrected" | "shrunk" | "held";
  /** Null where nothing was known. */
  beforeSeconds: number | null;
  afterSeconds: number;
  /** How many agents changed, and those that did most; empty where no figure fell or was corrected. */
  agents: number;
  cases: readonly AgentChange[];
};
