import { differenceColumns, namedColumns, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { parseColumn } from "./column";

export type SortDirection = SortKey["direction"];

export const defaultSort: readonly SortKey[] = [{ by: "total", direction: "desc" }];

const words = ["total", "name", "state", ...differenceColumns.map(({ by }) => by), ...namedColumns].join("|");
const pattern = new RegExp(`^(${words})(?:[.](asc|desc))?(?::(.*))?$`, "s");

/** The direction a reader expects first: most time on top, names from A. */
export function naturalDirection(by: SortTarget["by"]): SortDirection {
  return by === "name" ? "asc" : "desc";
}

/** `total`, `name.desc`, `worked`, `average`, `change`, `average-change`, `state:Break`, `state.asc:Break`; null for anything else. */
export function parseSort(text: string): SortKey | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, by, written, state] = match;
  const target = targetOf(by, state);
  if (!target) return null;
  return {
    ...target,
    direction: written === "asc" || written === "desc" ? written : naturalDirection(target.by),
  };
}

function targetOf(by: string | undefined, state: string | undefined): SortTarget | null {
  if (by === "state") return state === undefined ? null : { by, state };
  if (state !== undefined) return null;
  if (by === "total" || by === "name") return { by };
  return by === undefined ? null : parseColumn(by);
}

export function formatSort(key: SortKey): string {
  const direction = key.direction === naturalDirection(key.by) ? "" : `.${key.direction}`;
  return key.by === "state" ? `state${direction}:${key.state}` : `${key.by}${direction}`;
}
