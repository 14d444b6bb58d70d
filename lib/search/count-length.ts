import { countDays } from "@/lib/dates/day";
import { dayOf, type Window } from "@/lib/dates/window";

/** The days of a range. One that ends earlier in the day than it starts, such as a night shift, leaves room in its last day. */
export function countLength({ from, to }: Window): number {
  const spare = to.slice(10) < from.slice(10) ? 1 : 0;
  return countDays(dayOf(from), dayOf(to)) - spare;
}
