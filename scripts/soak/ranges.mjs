import { listDays, resolvePreset, shiftDay, windowOfDay, windowOfShift } from "./calendar.mjs";

const presets = [
  ...["today", "today", "today", "yesterday", "last-7-days", "this-week"],
  ...["last-week", "last-30-days", "this-month", "last-month"],
];
const shifts = ["08:00-12:00", "06:00-14:00", "21:00-05:00"];
const parts = [
  ["T08:00:00", "T11:59:59"],
  ["T00:00:00", "T17:30:00"],
];
const mostDays = 45;
const mostShiftDays = 10;
const oldestDaysAgo = 200;

/** The windows of the running day that readers ask for. */
export function listLiveWindows(today) {
  return [windowOfDay(today), { from: `${today}T06:00:00`, to: `${today}T23:59:59` }];
}

/** A range as a link says it, and the stretches of civil time whose sum it is. */
export function drawRange(draw, today) {
  const kind = draw.below(10);
  if (kind < 5) return presetRange(draw.pick(presets), today);
  if (kind === 5) return exactRange(listLiveWindows(today)[1]);
  return drawClosedRange(draw, today, kind);
}

/** One that is over. */
export function drawClosedRange(draw, today, kind = 6 + draw.below(4)) {
  const last = shiftDay(today, -2 - draw.below(oldestDaysAgo));
  if (kind === 6) {
    const [start, end] = draw.pick(parts);
    return exactRange({ from: last + start, to: last + end });
  }
  const first = shiftDay(last, -draw.below(kind === 7 ? mostShiftDays : mostDays));
  if (kind > 7) return { words: `from=${first}&to=${last}`, windows: [{ ...stretch(first, last) }] };
  const hours = draw.pick(shifts);
  return {
    words: `from=${first}&to=${last}&hours=${hours}`,
    windows: listDays(first, last).map((day) => windowOfShift(day, hours)),
  };
}

export function presetRange(range, today) {
  const [first, last] = resolvePreset(range, today);
  return { words: `range=${range}`, windows: [stretch(first, last)] };
}

export function exactRange({ from, to }) {
  return { words: `from=${from}&to=${to}`, windows: [{ from, to }] };
}

function stretch(first, last) {
  return { from: windowOfDay(first).from, to: windowOfDay(last).to };
}
