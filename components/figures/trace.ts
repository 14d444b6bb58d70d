import type { DaysMatrix } from "@/components/table/days-matrix";
import type { Matrix } from "@/components/table/matrix";
import type { ReportLink } from "@/lib/search/report-link";

/** A figure whose answers are asked for: the link narrowed to it, and what it is in words. */
export type Trace = { link: ReportLink; parts: readonly string[] };

/** The figure behind a cell by agent (`row:column`, `row:total`, `total:…`); null where the cell is no figure. */
export function traceOfAgentCell(cell: string, link: ReportLink, { view, stateNames }: Matrix): Trace | null {
  const spot = readSpot(cell, view.rows.length);
  if (!spot) return null;
  const row = spot.row === null ? undefined : view.rows[spot.row];
  const state = stateOf(spot.column, view.states, stateNames);
  return {
    link: { ...link, ...(row && { agents: [row.id], teams: [], query: "" }), ...state.words },
    parts: [...(row ? [row.name || row.id] : []), ...state.parts],
  };
}

/** The figure behind a cell of the rows over time: a day's, a week's or a month's own range. */
export function traceOfDaysCell(cell: string, link: ReportLink, matrix: DaysMatrix): Trace | null {
  const { view, stateNames, opens, rowNames } = matrix;
  const spot = readSpot(cell, view.rows.length);
  if (!spot) return null;
  const own = spot.row === null ? link : opens[spot.row];
  const name = spot.row === null ? undefined : rowNames[spot.row];
  const state = stateOf(spot.column, view.states, stateNames);
  return {
    link: { ...(own ?? link), ...state.words },
    parts: [...(name === undefined ? [] : [name]), ...state.parts],
  };
}

type Spot = { row: number | null; column: number | null };

function readSpot(cell: string, rowCount: number): Spot | null {
  const [, place = "", part = ""] = /^(\d+|total):(\d+|total)$/.exec(cell) ?? [];
  if (place === "" || (place !== "total" && Number(place) >= rowCount)) return null;
  const numberOf = (text: string) => (text === "total" ? null : Number(text));
  return { row: numberOf(place), column: numberOf(part) };
}

function stateOf(column: number | null, states: readonly string[], names: readonly string[]) {
  const state = column === null ? undefined : states[column];
  if (column === null || state === undefined) return { words: {}, parts: [] };
  return { words: { states: [state] }, parts: [names[column] ?? state] };
}
