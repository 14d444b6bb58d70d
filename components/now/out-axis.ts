import { firstInstantOf, localTimeAt } from "@/lib/dates/zone";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import type { Strip } from "@/lib/report/timeline/strip";
import type { UsualTime } from "@/lib/report/usual/usual";

/** From where to where the day is drawn, and what is usual in each of its quarters of an hour; null = not known. */
export type OutAxis = { fromMs: number; toMs: number; usual: (UsualTime | null)[] };

const hourMs = 3_600_000;

/** Less than half an agent, on all but the highest tenth of the days, is nothing to draw a day for. */
const leastDrawn = 0.5;

/** The hours of today that looks tell of, and those in which somebody is usually out. */
export function buildAxis(strip: Strip, usual: UsualAnswer | undefined): OutAxis {
  const { lengthMs } = strip.rules;
  if (!usual) return { ...strip, usual: countQuarters(strip, lengthMs).map(() => null) };
  // Of days whose hours were asked for afterwards only hours are known.
  const byTime = new Map([...usual.hours, ...usual.quarters].map((part) => [part.time, part]));
  const instants = [...byTime.values()]
    .filter(({ high }) => high >= leastDrawn)
    .map(({ time }) => firstInstantOf(`${usual.day}T${time.padEnd(5, ":00")}:00`, usual.timeZone));
  const offsetMs = strip.fromMs % hourMs;
  const hourOf = (atMs: number) => Math.floor((atMs - offsetMs) / hourMs) * hourMs + offsetMs;
  const axis = {
    fromMs: Math.min(strip.fromMs, ...instants.map(hourOf)),
    toMs: Math.max(strip.toMs, ...instants.map((atMs) => hourOf(atMs) + hourMs)),
  };
  return {
    ...axis,
    usual: countQuarters(axis, lengthMs).map((place) => {
      const local = localTimeAt(axis.fromMs + place * lengthMs, usual.timeZone);
      return byTime.get(local.slice(11, 16)) ?? byTime.get(local.slice(11, 13)) ?? null;
    }),
  };
}

function countQuarters({ fromMs, toMs }: Pick<OutAxis, "fromMs" | "toMs">, lengthMs: number): number[] {
  return Array.from({ length: Math.round((toMs - fromMs) / lengthMs) }, (_, place) => place);
}
