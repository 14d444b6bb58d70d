import type { SortKey, SortTarget } from "@/lib/report/columns/columns";
import { formatColumn, parseColumn } from "./column";

export type SortDirection = SortKey["direction"];

/** So many keys an order may have. */
export const mostSortKeys = 3;

export const defaultSort: readonly SortKey[] = [{ by: "total", direction: "desc" }];

const pattern = /^([a-z-]+)(?:[.](asc|desc))?(?::(.*))?$/s;

/** The direction a reader expects first: most time on top, names from A. */
export function naturalDirection(by: SortTarget["by"]): SortDirection {
  return by === "name" ? "asc" : "desc";
}

/** `total`, `name.desc`, `worked`, `average`, `change`, `average-change`, `state:Break`, `state.asc:Break`, `over:breaks`; null for anything else. */
export function parseSort(text: string): SortKey | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, by, written, what] = match;
  const target = targetOf(by, what);
  if (!target) return null;
  return {
    ...target,
    direction: written === "asc" || written === "desc" ? written : naturalDirection(target.by),
  };
}

function targetOf(by = "", what: string | undefined): SortTarget | null {
  if (by === "total" || by === "name") return what === undefined ? { by } : null;
  return parseColumn(what === undefined ? by : `${by}:${what}`);
}

export function formatSort(key: SortKey): string {
  const direction = key.direction === naturalDirection(key.by) ? "" : `.${key.direction}`;
  const [by = "", ...what] =
    key.by === "total" || key.by === "name" ? [key.by] : formatColumn(key).split(":");
  return [`${by}${direction}`, ...what].join(":");
}
