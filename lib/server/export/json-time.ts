import { timeChangeOf } from "@/lib/report/comparison/days-comparison";
import type { TimeRow } from "@/lib/report/figures/days-view";
import { hasTime, type TimeBeside, type TimeFigures } from "@/lib/report/figures/time-figures";

/**
 * A link read over time: its rows, one integer per state; null where nothing was read or nobody was there. What stands
 * beside a row is in the measure of the link.
 */
export function buildJsonTime({ grain, sums, view, beside }: TimeFigures): object {
  return {
    grain,
    states: sums.states,
    hiddenStates: sums.hiddenStates,
    isPerDay: view.isPerDay,
    stateTotals: sums.stateTotals,
    total: sums.total,
    daysWorked: sums.worked,
    ...(view.isPerDay && { perDay: { stateTotals: view.stateTotals, total: view.total } }),
    ...(beside && {
      before: pickFigures(beside.team),
      difference: {
        seconds: view.stateTotals.map((seconds, at) => seconds - (beside.team.seconds[at] ?? 0)),
        total: view.total - beside.team.total,
      },
      otherStates: beside.otherStates,
      unpaired: beside.unpaired.map(pickRow),
    }),
    rows: sums.rows.map((row, place) => {
      const now = view.rows[place] ?? row;
      return {
        ...pickRow(row),
        ...(view.isPerDay && { perDay: pickFigures(now) }),
        ...(beside && compareRow(now, beside, place)),
      };
    }),
  };
}

function pickRow(row: TimeRow): object {
  const { from, to, days, daysWithData, status, asOf, agents, worked, unknown } = row;
  return {
    ...{ from, to, days, daysWithData, status },
    ...(asOf !== undefined && { asOf }),
    ...(agents !== undefined && { agents }),
    daysWorked: worked,
    ...pickFigures(row),
    ...(unknown && { unknown }),
  };
}

function pickFigures(row: TimeRow): { seconds: number[] | null; total: number | null } {
  return hasTime(row) ? { seconds: row.seconds, total: row.total } : { seconds: null, total: null };
}

function compareRow(now: TimeRow, { rows }: TimeBeside, place: number): object {
  const before = rows[place] ?? null;
  const changeOf = (column: number | null) => {
    const change = timeChangeOf(now, before, column);
    return typeof change === "number" ? change : null;
  };
  const total = timeChangeOf(now, before, null);
  if (typeof total === "string") return { before: before && pickRow(before), difference: null, gap: total };
  return {
    before: before && pickRow(before),
    difference: { seconds: now.seconds.map((_, column) => changeOf(column)), total },
  };
}
