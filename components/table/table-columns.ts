import type { Shown, ShownAgents } from "@/components/figures/shown-figures";
import { arrangeColumns } from "@/lib/report/columns/column-choice";
import {
  type Column,
  type DifferenceColumn,
  describeColumn,
  differenceColumns,
  isDifference,
  listNamedColumns,
  measureOfDifference,
} from "@/lib/report/columns/columns";
import type { AgentHeading } from "@/lib/report/figures/agent-table";
import type { DurationUnit } from "@/lib/report/figures/duration";
import type { Figures, FigureTable } from "@/lib/report/figures/figure-table";
import { formatColumn } from "@/lib/search/column";
import type { DrawnAgents, DrawnColumn } from "./drawn-table";
import {
  barredWidths,
  headingWidth,
  narrowWidths,
  type TableLayout,
  withRoomForChange,
} from "./table-layout";
import { textWidth } from "./text-width";

export type NameColumn = (column: Column) => string;

/**
 * The columns that there are for a table of agents: beside another period what changed, what is over each allowance, what is
 * paid, of more than one day also the average per day worked and the days worked, then its states.
 */
export function listColumns(
  {
    table,
    isCompared,
  }: {
    table: Pick<ShownAgents["table"], "states" | "allowances"> & { total: Pick<Figures, "paid"> };
  } & Pick<ShownAgents, "isCompared">,
  dayCount: number,
): Column[] {
  return [
    ...(isCompared ? differenceColumns.filter((column) => dayCount > 1 || isOfSums(column)) : []),
    ...(table.allowances ?? []).map(({ id }): Column => ({ by: "over", id })),
    ...listNamedColumns(table.total.paid !== undefined, dayCount > 1)
      .map((by) => ({ by }))
      .toReversed(),
    ...table.states.map((state): Column => ({ by: "state", state })),
  ];
}

/** Not of the time per day worked: of one day that is the time. */
export function isOfSums(column: DifferenceColumn): boolean {
  return measureOfDifference(column) !== "average";
}

/** A table of agents with the columns as its link arranges them, their widths and places. */
export function drawAgents(
  shown: ShownAgents,
  dayCount: number,
  standing: TableLayout,
  nameColumn: NameColumn,
): DrawnAgents {
  const { table, link, isCompared, unit } = shown;
  const nameOf = nameIn(shown, nameColumn);
  const layout = isCompared ? withRoomForChange(standing) : standing;
  const choice = arrangeColumns(listColumns(shown, dayCount), link.columns, link.pinned);
  const targets = [...choice.pinned, ...choice.others];
  const pinnedCount = choice.pinned.length;
  const widths =
    layout.name === "narrow"
      ? narrowWidths(layout.width)
      : barredWidths(layout.width, {
          pinnedCount,
          wanted: targets.map((target) => wantedWidth(target, nameOf, table.rows[0]?.left ? 176 : 136)),
          longestName: longestName(table.rows),
        });
  const columns = targets.map((target, place) =>
    layColumn(target, { table, name: nameOf(target), width: widths.columns[place] ?? 0 }),
  );
  return {
    ...shown,
    ...{
      layout,
      widths,
      hasBars: true,
      heatPeak: link.heat ? findPeak(table, unit) : null,
      hidden: choice.hidden,
    },
    before: placePinned(columns.slice(0, pinnedCount), widths.name),
    after: columns.slice(pinnedCount),
  };
}

/** Names columns; those of states as the figures name them. */
export function nameIn(
  { table, stateNames }: Pick<Shown, "stateNames"> & { table: Pick<Shown["table"], "states"> },
  nameOf: NameColumn,
): NameColumn {
  return (column) =>
    (column.by === "state" && stateNames[table.states.indexOf(column.state)]) || nameOf(column);
}

// A difference has a sign and the sign of its direction, in the row of totals in bold; what is over has words behind it; what is
// paid may be almost the total, below a shorter word.
function wantedWidth(target: Column, nameOf: NameColumn, over: number): number {
  const least = target.by === "over" ? over : target.by === "paid" ? 104 : isDifference(target) ? 112 : 0;
  return Math.max(headingWidth(nameOf(target)), least);
}

// Name and id at their sizes, with what stands around them.
function longestName(rows: readonly AgentHeading[]): number {
  const [nameSize, idSize, around] = [13 / 12, 11 / 12, 36];
  return rows.reduce(
    (most, { name, id }) => Math.max(most, textWidth(name) * nameSize + textWidth(id) * idSize + around),
    0,
  );
}

type ColumnPlace = { table: FigureTable<unknown>; name: string; width: number };

/** A column that a word of the link names. */
export function layColumn(target: Column, { table, name, width }: ColumnPlace): DrawnColumn {
  const figure = isDifference(target) ? null : describeColumn(target, table);
  const difference = isDifference(target) ? measureOfDifference(target) : undefined;
  const place = figure?.place;
  return {
    ...{ key: formatColumn(target), target, name, width, left: null, figure, difference },
    state: typeof place === "number" ? { place, style: table.styles[place] } : null,
  };
}

/** How much of a state a row has, as shading compares it: seconds, in per cent its part; nothing below a minute. */
export function heatOf({ seconds, wholeTotal }: Figures, place: number, unit: DurationUnit): number {
  const time = seconds[place] ?? 0;
  if (time < leastHeatSeconds) return 0;
  return unit === "percent" ? time / Math.max(1, wholeTotal) : time;
}

const leastHeatSeconds = 60;

function findPeak({ rows, states }: FigureTable<unknown>, unit: DurationUnit): number {
  let peak = 0;
  for (const row of rows) for (const place of states.keys()) peak = Math.max(peak, heatOf(row, place, unit));
  return peak;
}

function placePinned(columns: readonly DrawnColumn[], start: number): DrawnColumn[] {
  let left = start;
  return columns.map((column) => {
    const placed = { ...column, left };
    left += column.width;
    return placed;
  });
}
