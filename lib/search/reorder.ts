import { isSameColumn, type SortKey, type SortTarget } from "@/lib/report/columns/columns";
import { mostSortKeys, naturalDirection } from "./sort";

/**
 * The order after a column's head is chosen: by that column alone, the other way round where it led already. With
 * `keepsOthers` it becomes the last key, or is turned round in its place.
 */
export function reorder(
  sort: readonly SortKey[],
  target: SortTarget,
  keepsOthers: boolean,
): readonly SortKey[] {
  const known = (keepsOthers ? sort : sort.slice(0, 1)).find((key) => isSameColumn(key, target));
  const key: SortKey = { ...target, direction: known ? turned(known) : naturalDirection(target.by) };
  if (!keepsOthers) return [key];
  if (known) return sort.map((other) => (other === known ? key : other));
  return [...sort.slice(0, mostSortKeys - 1), key];
}

function turned({ direction }: SortKey): SortKey["direction"] {
  return direction === "asc" ? "desc" : "asc";
}
