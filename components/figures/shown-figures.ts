import type { DayNote } from "@/lib/report/answers/day-note";
import type { AgentChart, PeriodChart } from "@/lib/report/chart/chart-figures";
import type { ReportLink } from "@/lib/search/report-link";

type ShownBase = {
  /** One per row, as its heading says it. */
  rowNames: readonly string[];
  /** What stands beside each row is called; null where that needs no name. */
  earlierNames: readonly (string | null)[];
  /** What stands beside all of them, where the link does not say it. */
  besideName?: string;
  /** States beyond what the eye can tell, in table and chart one until they are opened; null where there are none. */
  others: OtherStates | null;
  /** What people wrote down about the days of the range. */
  dayNotes: readonly DayNote[] | undefined;
  /** Read as this link says. */
  link: ReportLink;
  /** The link of each row's own figures: of one agent, or of a day, week or month. */
  rowLinks: readonly ReportLink[];
};

export type OtherStates = {
  states: readonly string[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

/** How many are in each row and in all of them, in words: agents, days with data, days worked. */
export type RowCounts = { head: string; rows: readonly string[]; total: string };

export type ShownAgents = ShownBase & AgentChart;

export type ShownPeriods = ShownBase &
  PeriodChart & {
    timeZone: string;
    /** Null where counting says nothing. */
    counts: RowCounts | null;
    /** Below the totals stands what they are per day worked. */
    hasAverages: boolean;
    /** On the page of one agent, whose rows they are; else null. */
    agentId: string | null;
    onOpen: (link: ReportLink) => void;
  };

/** Everything that figures are drawn from, as table, bars, columns, tiles and tooltips: one set of figures, one order. */
export type Shown = ShownAgents | ShownPeriods;

/** Before a column's place in `data-cell` where the table's rows are finer than the columns. */
export const coarsePrefix = "c";

/** What stands before a column's place in `data-cell`. */
export function columnPrefix(rows: Pick<Shown, "kind">, columns: Pick<Shown, "kind">): string {
  return columns.kind === rows.kind ? "" : coarsePrefix;
}

/** A `data-cell` whose figure can be traced: its row and its column. */
export const tracedCell = /^(\d+|total):(\d+|total)$/;
