import type { ReportLink } from "@/lib/search/report-link";
import type { Matrix } from "./matrix";

/** A figure whose answers are asked for: the link narrowed to it, and what it is in words. */
export type Trace = { link: ReportLink; parts: string[] };

/** The figure behind a cell of the table (`row:column`, `row:total`, `total:column`, `total:total`); null = none. */
export function traceOfCell(cell: string, link: ReportLink, { view, stateNames }: Matrix): Trace | null {
  const [place = "", part = ""] = cell.split(":");
  const row = place === "total" ? null : view.rows[Number(place)];
  if (row === undefined || part === "") return null;
  const column = part === "total" || part === "agent" ? null : Number(part);
  const state = column === null ? undefined : view.states[column];
  const name = column === null ? undefined : stateNames[column];
  return {
    link: {
      ...link,
      ...(row && { agents: [row.id], query: "" }),
      ...(state !== undefined && { states: [state] }),
    },
    parts: [...(row ? [row.name || row.id] : []), ...(name === undefined ? [] : [name])],
  };
}
