import { weekdayOf } from "@/lib/dates/day";
import { dayOf, type LocalDateTime } from "@/lib/dates/window";

/** When the running day is looked at although nobody reads. Weekdays: 1 = Monday; `to` is not part of it, and may be 24:00. */
export type Watch = { days: readonly number[]; from: string; to: string };

/** Whether a moment of the operation's time is watched. */
export function isWatched({ days, from, to }: Watch, local: LocalDateTime): boolean {
  const time = local.slice(11, 16);
  return days.includes(weekdayOf(dayOf(local))) && time >= from && time < to;
}

/** How many looks a watched day costs at most: one every refresh, and one after its end. */
export function countLooks({ from, to }: Pick<Watch, "from" | "to">, refreshSeconds: number): number {
  const seconds = (minutesOf(to) - minutesOf(from)) * 60;
  return seconds <= 0 ? 0 : Math.ceil(seconds / refreshSeconds) + 1;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
