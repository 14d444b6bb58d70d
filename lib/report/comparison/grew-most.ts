import { type Figures, type FigureTable, isBlank, secondsAt } from "@/lib/report/figures/figure-table";

/**
 * The state of a table whose time grew most beside the other period: its place and by how much, in the measure of the table. Null
 * where none grew. Passed over is a state of which a side does not know the time, or that may not be told.
 */
export function findGrewMost(
  table: Pick<FigureTable<unknown>, "states" | "total">,
  earlier: Figures,
  mayTell: (place: number) => boolean = () => true,
): { place: number; change: number } | null {
  let most: { place: number; change: number } | null = null;
  for (const place of table.states.keys()) {
    if (!mayTell(place) || isBlank(table.total, place) || earlier.unknown?.includes(place)) continue;
    const change = secondsAt(table.total, place) - secondsAt(earlier, place);
    if (change > (most?.change ?? 0)) most = { place, change };
  }
  return most;
}
