import type { AgentTable } from "@/lib/report/figures/agent-table";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Grain } from "@/lib/report/figures/grain";
import type { TeamMedian } from "@/lib/report/figures/median";
import type { PeriodTable } from "@/lib/report/figures/period-table";
import type { BarScale } from "@/lib/report/figures/scale";

type ChartBase = BarScale & {
  /** As a reader is told them, one per state of the table. */
  stateNames: readonly string[];
  unit: DurationUnit;
  locale: string;
  /** The link compares, whether that period's figures are here or not. */
  isCompared: boolean;
};

/** A bar for each agent. */
export type AgentChart = ChartBase & {
  kind: "agents";
  table: AgentTable;
  /** One per row, as its heading says it. */
  rowNames: readonly string[];
};

/** A column for each day, week or month. */
export type PeriodChart = ChartBase & {
  kind: Grain;
  table: PeriodTable;
  /** Of one agent's rows: the team's median of each, null where it is not known; null for any other rows. */
  medians: readonly (TeamMedian | null)[] | null;
};

/** What bars and columns are drawn from, on the page and in a picture. */
export type Chart = AgentChart | PeriodChart;
