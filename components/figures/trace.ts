import { minorState } from "@/lib/report/states/fold-states";
import type { ReportLink } from "@/lib/search/report-link";
import { type Shown, tracedCell } from "./shown-figures";

/** A figure whose answers are asked for: the link narrowed to it, and what it is in words. */
export type Trace = {
  link: ReportLink;
  parts: readonly string[];
  /** Where it stands: the place of its row, null = of all; and its state, null = of all. */
  row: number | null;
  state: string | null;
};

/** The figure behind a cell (`row:column`, `row:total`, `total:…`): of one row, or of one state; null where it is none. */
export function traceOfCell(
  cell: string,
  {
    table,
    stateNames,
    rowNames,
    rowLinks,
    link,
    others,
  }: Pick<Shown, "stateNames" | "rowNames" | "rowLinks" | "link" | "others"> & {
    table: Pick<Shown["table"], "states">;
  },
): Trace | null {
  const [, at = "", part = ""] = tracedCell.exec(cell) ?? [];
  const row = at === "total" ? null : Number(at);
  const own = row === null ? link : rowLinks[row];
  if (at === "" || !own) return null;
  const place = part === "total" ? null : Number(part);
  const state = place === null ? undefined : table.states[place];
  return {
    ...{ row, state: state ?? null },
    link: {
      ...own,
      ...(state !== undefined && { states: state === minorState ? (others?.states ?? []) : [state] }),
    },
    parts: [
      ...(row === null ? [] : [rowNames[row] ?? ""]),
      ...(place === null || state === undefined ? [] : [stateNames[place] ?? state]),
    ],
  };
}
