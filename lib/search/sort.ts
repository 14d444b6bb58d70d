export type SortDirection = "asc" | "desc";

/** The order of the agents: by total, by name, or by one state's time. */
export type Sort =
  | { by: "total" | "name"; direction: SortDirection }
  | { by: "state"; state: string; direction: SortDirection };

export const defaultSort: Sort = { by: "total", direction: "desc" };

const pattern = /^(total|name|state)(?:\.(asc|desc))?(?::(.*))?$/s;

/** The direction a reader expects first: most time on top, names from A. */
export function naturalDirection(by: Sort["by"]): SortDirection {
  return by === "name" ? "asc" : "desc";
}

/** `total`, `name.desc`, `state:Break`, `state.asc:Break`; null for anything else. */
export function parseSort(text: string): Sort | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, by, written, state] = match;
  const direction = written === "asc" || written === "desc" ? written : null;
  if (by === "state") {
    return state === undefined ? null : { by, state, direction: direction ?? naturalDirection(by) };
  }
  if ((by !== "total" && by !== "name") || state !== undefined) return null;
  return { by, direction: direction ?? naturalDirection(by) };
}

export function formatSort(sort: Sort): string {
  const direction = sort.direction === naturalDirection(sort.by) ? "" : `.${sort.direction}`;
  return sort.by === "state" ? `state${direction}:${sort.state}` : `${sort.by}${direction}`;
}
