import { type Day, type Window, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf, secondBefore } from "@/lib/dates/zone";
import { twoDigits } from "@/lib/report/figures/duration";

/** How far apart a fill asks, in seconds. */
export const fillSteps = [3600, 1800, 900] as const;

export type FillStep = (typeof fillSteps)[number];

/** A time of the day up to which wolkvox can be asked afterwards, `HH:mm`; `24:00` is the whole day. */
export type Mark = string;

/** The whole day's own answer. */
export const wholeDay: Mark = "24:00";

/** The stretch from the day's midnight up to a mark, that second not included. */
export function windowOfMark(day: Day, mark: Mark): Window {
  return { from: windowOfDay(day).from, to: secondBefore(`${day}T${mark}:00`) };
}

/** The instant (epoch milliseconds) up to which an answer about a mark's window knows the day. */
export function instantOfMark(day: Day, mark: Mark, timeZone: string): number {
  return lastInstantOf(windowOfMark(day, mark).to, timeZone) + 1000;
}

export type MarkRules = {
  timeZone: string;
  step: FillStep;
  /** Until when the day was known, in epoch milliseconds, ascending; none is after its end. */
  looks: readonly number[];
};

/** Beyond so much more than a step an interval is too long: a look right beside a mark spares its call. */
export const slack = 1.25;

/**
 * The marks to ask so that no interval between looks is much longer than the step, as few as can be. Where clocks are set
 * back no local time of the repeated hour says which of its two seconds is meant: there is no mark within it.
 */
export function chooseMarks(day: Day, { timeZone, step, looks }: MarkRules): Mark[] {
  const begins = firstInstantOf(windowOfDay(day).from, timeZone);
  const marks = listMarks(day, { timeZone, step });
  const chosen: Mark[] = [];
  let last = begins;
  for (const look of [...looks, instantOfMark(day, wholeDay, timeZone)]) {
    const between = marks.filter(({ atMs }) => atMs > last && atMs < look);
    for (const [place, { mark, atMs }] of between.entries()) {
      const next = between[place + 1]?.atMs ?? look;
      if (next - last <= step * 1000 * slack) continue;
      chosen.push(mark);
      last = atMs;
    }
    last = look;
  }
  return chosen;
}

function listMarks(
  day: Day,
  { timeZone, step }: Pick<MarkRules, "timeZone" | "step">,
): { mark: Mark; atMs: number }[] {
  const marks: { mark: Mark; atMs: number }[] = [];
  for (let seconds: number = step; seconds < 86_400; seconds += step) {
    const mark = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits((seconds / 60) % 60)}`;
    const atMs = instantOfMark(day, mark, timeZone);
    const isPlain = firstInstantOf(`${day}T${mark}:00`, timeZone) === atMs;
    if (isPlain) marks.push({ mark, atMs });
  }
  return marks;
}
