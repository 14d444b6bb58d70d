import { pickOverruns } from "@/lib/report/figures/agent-table";
import { type Figures, knownChange } from "@/lib/report/figures/figure-table";
import { hasTime, type PeriodRow, type PeriodSide } from "@/lib/report/figures/period-table";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import { buildDifference } from "./json-comparison";

/**
 * A link read over time: its rows, one integer per state; null where nothing was read or nobody was there. What stands
 * beside a row is in the measure of the link.
 */
export function buildJsonTime({ grain, sums, view }: TimeFigures): object {
  const { earlier } = view;
  return {
    grain,
    states: sums.states,
    hiddenStates: sums.hiddenStates,
    isPerDay: view.isPerDay,
    stateTotals: sums.total.seconds,
    total: sums.total.total,
    daysWorked: sums.total.daysWorked,
    average: sums.total.average,
    ...pickOverruns(sums.total),
    ...pickPaidTotal(sums.total),
    ...(view.isPerDay && {
      perDay: { stateTotals: view.total.seconds, total: view.total.total, ...pickPaidTotal(view.total) },
    }),
    ...(earlier && {
      before:
        earlier.total.daysWorked === 0
          ? nothing
          : {
              seconds: earlier.total.seconds,
              total: earlier.total.total,
              average: earlier.total.average,
            },
      difference: buildDifference(view.total, earlier.total),
      otherStates: earlier.otherStates,
      unpaired: earlier.only.map(pickRow),
    }),
    rows: sums.rows.map((row, place) => {
      const now = view.rows[place] ?? row;
      return {
        ...pickRow(row),
        ...(view.isPerDay && { perDay: { ...pickFigures(now), ...pickPaidTotal(now) } }),
        ...(earlier && compareRow(now)),
      };
    }),
  };
}

const nothing = { seconds: null, total: null };

function pickRow(row: PeriodSide): object {
  const { from, to, days, daysWithData, status, asOf, agents, daysWorked, average, unknown } = row;
  return {
    ...{ from, to, days, daysWithData, status },
    ...(asOf !== undefined && { asOf }),
    ...(agents !== undefined && { agents }),
    ...{ daysWorked, average },
    ...pickFigures(row),
    ...(unknown && { unknown }),
    ...pickOverruns(row),
    ...pickPaidTotal(row),
  };
}

/** Paid seconds, where not all time is paid; null where they are not to be told. */
export function pickPaidTotal({ paid }: Pick<Figures, "paid">): { paidTotal?: number | null } {
  return paid === undefined ? {} : { paidTotal: paid };
}

function pickFigures(row: PeriodSide): { seconds: readonly number[] | null; total: number | null } {
  return hasTime(row) ? { seconds: row.seconds, total: row.total } : nothing;
}

function compareRow(now: PeriodRow): object {
  const { earlier, changeGap } = now;
  const before = earlier && pickRow(earlier);
  if (changeGap !== null) return { before, difference: null, gap: changeGap };
  const seconds = now.seconds.map((_, place) => knownChange(now, place));
  const [total, average] = [knownChange(now, null), knownChange(now, "average")];
  return { before, difference: { seconds, total, average } };
}
