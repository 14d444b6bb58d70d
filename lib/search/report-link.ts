import { type Preset, presets } from "@/lib/dates/preset";
import type { Column, SortKey } from "@/lib/report/columns/columns";
import type { Grain } from "@/lib/report/figures/grain";
import type { BarsMode } from "@/lib/report/figures/scale";
import type { TeamName } from "@/lib/report/team";
import { formatColumn } from "./column";
import { type Comparison, formatComparison } from "./comparison";
import { type DailyHours, formatHours } from "./daily-hours";
import type { Moment } from "./moment";
import { defaultSort, formatSort } from "./sort";

/** How durations are written: `41h 06m`, `41:06:00`, `41,10`, `100 %`. */
export const units = ["hm", "hms", "decimal", "percent"] as const;

export type Unit = (typeof units)[number];

/** The whole state of a report: two readers with the same link see the same figures. */
export type ReportLink = {
  operation: string | null;
  /** Relative to the operation's today; a span wins over it. */
  range: Preset;
  /** Explicit ends, both inclusive: a frozen link. */
  span: { from: Moment; to: Moment } | null;
  hours: DailyHours | null;
  /** Figures as they were known at this moment; null = as they are known now. */
  known: Moment | null;
  /** Read over time, a column per day, week or month; null = read by agent. */
  by: Grain | null;
  /** On an agent's page, what a row stands for; null = as `by` says. The team's page keeps its own view meanwhile. */
  rows: Grain | null;
  agents: string[];
  /** Those of a link that is not resolved yet have an id alone. Their members are known to the server. */
  teams: readonly TeamName[];
  states: string[];
  /** Text to find agents by, as typed. */
  query: string;
  /** The first key decides; the next ones only where it leaves rows equal. */
  sort: readonly SortKey[];
  unit: Unit;
  /** Figures per day worked instead of sums. */
  perDay: boolean;
  /** The columns shown, in their order; none = all that there are. */
  columns: readonly Column[];
  /** Columns that stay in view beside the name. */
  pinned: readonly Column[];
  /** Figures shaded by their size. */
  heat: boolean;
  /** Bars as long as their time, or all of one length, cut by shares. */
  bars: BarsMode;
  /** The period to compare with; null = none. */
  compare: Comparison | null;
};

export const defaultLink: ReportLink = {
  operation: null,
  range: "today",
  span: null,
  hours: null,
  known: null,
  by: null,
  rows: null,
  agents: [],
  teams: [],
  states: [],
  query: "",
  sort: defaultSort,
  unit: "hm",
  perDay: false,
  columns: [],
  pinned: [],
  heat: true,
  bars: "time",
  compare: null,
};

/** What takes every filter of agents and states away. */
export const unfiltered = { agents: [], teams: [], states: [], query: "" } satisfies Partial<ReportLink>;

export function isPreset(text: string): text is Preset {
  return (presets as readonly string[]).includes(text);
}

export function isUnit(text: string): text is Unit {
  return (units as readonly string[]).includes(text);
}

/** The canonical query string of a link, without `?`; what is default is left out. */
export function formatReportLink(link: ReportLink): string {
  const params = new URLSearchParams(listRangeWords(link));
  if (link.by) params.append("by", link.by);
  if (link.rows) params.append("rows", link.rows);
  for (const agent of link.agents) params.append("agent", agent);
  for (const { id } of link.teams) params.append("team", id);
  for (const state of link.states) params.append("state", state);
  if (link.query !== "") params.append("q", link.query);
  const sort = link.sort.map(formatSort);
  if (sort.join() !== defaultSort.map(formatSort).join()) for (const key of sort) params.append("sort", key);
  if (link.unit !== defaultLink.unit) params.append("unit", link.unit);
  if (link.perDay) params.append("per", "day");
  for (const column of link.columns) params.append("column", formatColumn(column));
  for (const column of link.pinned) params.append("pin", formatColumn(column));
  if (!link.heat) params.append("heat", "off");
  if (link.bars !== defaultLink.bars) params.append("bars", link.bars);
  if (link.compare !== null) params.append("compare", formatComparison(link.compare));
  return params.toString().replaceAll("%3A", ":");
}

/** The words that decide which figures are asked for; the others only choose how they are read. */
export function listRangeWords(link: ReportLink): [string, string][] {
  const words: [string, string][] = [];
  if (link.operation !== null) words.push(["operation", link.operation]);
  if (link.span) words.push(["from", link.span.from], ["to", link.span.to]);
  else if (link.range !== defaultLink.range) words.push(["range", link.range]);
  if (link.hours) words.push(["hours", formatHours(link.hours)]);
  if (link.known !== null) words.push(["known", link.known]);
  return words;
}
