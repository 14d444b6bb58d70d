import { shiftDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";

/** The first and the last day on which the answers that are kept name a state. */
export type SeenState = { state: string; first: Day; last: Day };

/** What `GET /api/settings/states` answers; `from` and `to` are the first and last day with records, null without any. */
export type SeenStates = { operation: string; from: Day | null; to: Day | null; states: SeenState[] };

/** How long a state is new, and how long it must be away to be called gone. */
const noticeDays = 30;

/** Whether a state has come of late, or does not come any more; null = neither, or too few days are known. */
export function standingOfState(
  { first, last }: SeenState,
  { from, to }: Pick<SeenStates, "from" | "to">,
): "new" | "gone" | null {
  if (from === null || to === null) return null;
  const edge = shiftDay(to, -noticeDays);
  if (last < edge) return "gone";
  // In an operation that is known for less, every state was new some day.
  return from < edge && first >= edge ? "new" : null;
}
