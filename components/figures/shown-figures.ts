import type { AgentTable } from "@/lib/report/figures/agent-table";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Grain } from "@/lib/report/figures/grain";
import type { TeamMedian } from "@/lib/report/figures/median";
import type { PeriodTable } from "@/lib/report/figures/period-table";
import type { BarScale } from "@/lib/report/figures/scale";
import type { ReportLink } from "@/lib/search/report-link";

type ShownBase = BarScale & {
  stateNames: readonly string[];
  /** One per row, as its heading says it. */
  rowNames: readonly string[];
  /** What stands beside each row is called; null where that needs no name. */
  earlierNames: readonly (string | null)[];
  unit: DurationUnit;
  locale: string;
  /** States beyond what the eye can tell, in table and chart one until they are opened; null where there are none. */
  others: OtherStates | null;
  /** The link compares, whether that period's figures are here or not. */
  isCompared: boolean;
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

export type ShownAgents = ShownBase & { kind: "agents"; table: AgentTable };

export type ShownPeriods = ShownBase & {
  kind: Grain;
  table: PeriodTable;
  timeZone: string;
  /** Null where counting says nothing. */
  counts: RowCounts | null;
  /** Of one agent's rows: the team's median of each, null where it is not known; null for any other rows. */
  medians: readonly (TeamMedian | null)[] | null;
  /** Below the totals stands what they are per day worked. */
  hasAverages: boolean;
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

/** The unit of times that are no part of a whole, as those per day worked: where times are shares, hours and minutes. */
export function timeUnit(unit: DurationUnit): Exclude<DurationUnit, "percent"> {
  return unit === "percent" ? "hm" : unit;
}

/** A `data-cell` whose figure can be traced: its row and its column. */
export const tracedCell = /^(\d+|total):(\d+|total)$/;
