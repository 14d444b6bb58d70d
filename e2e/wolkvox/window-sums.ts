import { type CivilSeconds, dayNumberOf, SECONDS_PER_DAY } from "./civil-clock.ts";
import { EPISODE_WIDTH, type Operation, type PackedEpisodes } from "./operation.ts";

/** Half-open: `end` is the first second that no longer counts. */
export type Span = { start: CivilSeconds; end: CivilSeconds };

/** Seconds by agent, then by state (`agent * states + state`). */
export type WindowSums = Int32Array;

function addDay(
  sums: WindowSums,
  states: number,
  episodes: PackedEpisodes,
  start: number,
  end: number,
): void {
  for (let at = 0; at < episodes.length; at += EPISODE_WIDTH) {
    const seconds = Math.min(episodes[at + 3] ?? 0, end) - Math.max(episodes[at + 2] ?? 0, start);
    if (seconds <= 0) continue;
    const cell = (episodes[at] ?? 0) * states + (episodes[at + 1] ?? 0);
    sums[cell] = (sums[cell] ?? 0) + seconds;
  }
}

/** Every episode is clipped to the span, so adjacent spans add up to the second. */
export function sumWindow(operation: Operation, span: Span): WindowSums {
  const states = operation.stateNames.length;
  const sums = new Int32Array(operation.agents.length * states);
  if (span.end <= span.start) return sums;
  // The day before too: its night shift reaches into this one.
  for (let day = dayNumberOf(span.start) - 1; day <= dayNumberOf(span.end - 1); day += 1) {
    const midnight = day * SECONDS_PER_DAY;
    addDay(sums, states, operation.episodesOf(day), span.start - midnight, span.end - midnight);
  }
  return sums;
}
