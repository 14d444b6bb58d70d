import { setTimeout as sleep } from "node:timers/promises";
import { createDraw } from "../stage/draw.mjs";
import { askReport } from "./report.mjs";

/** One second stands for the five minutes of a refresh, so a working day of eight hours takes 96. */
export const refreshMs = 1_000;
export const dayMs = 96 * refreshMs;
export const readers = 50;
export const openings = 10;

const seed = 20261116;
const presets = [
  ...["today", "today", "yesterday", "this-week", "last-week", "last-7-days"],
  ...["last-30-days", "this-month", "last-month"],
];
const oneInFive = 5;
const mostDaysAgo = 90;
const mostDays = 7;

/** What every reader opens and when: one range after the other, each kept open until the next. */
export function drawOpenings(today) {
  const draw = createDraw(seed);
  return Array.from({ length: readers }, () => {
    const starts = Array.from({ length: openings }, () => draw.fraction() * dayMs).sort((a, b) => a - b);
    return starts.map((fromMs, index) => ({
      fromMs,
      untilMs: starts[index + 1] ?? dayMs,
      words: drawWords(draw, today),
    }));
  });
}

function drawWords(draw, today) {
  if (draw.below(oneInFive) > 0) return `range=${draw.pick(presets)}`;
  const last = shiftDay(today, -1 - draw.below(mostDaysAgo));
  return `from=${shiftDay(last, -draw.below(mostDays))}&to=${last}`;
}

/** Plays one reader's day as the page does: it asks again when the answer says so. Calls `onLook` with every answer. */
export async function playReader(stage, plan, clock, onLook) {
  for (const opening of plan) {
    await sleep(Math.max(0, opening.fromMs - clock()));
    await keepOpen(stage, opening, clock, (days) => onLook({ ...opening, days, atMs: clock() }));
  }
}

async function keepOpen(stage, { words, untilMs }, clock, onAnswer) {
  for (;;) {
    const answer = await askReport(stage, words, { prefer: "wait=2" });
    onAnswer(answer.days.map(({ day }) => day));
    if (answer.refreshSeconds === null) return;
    const waitMs = answer.refreshSeconds * 1000;
    if (clock() + waitMs >= untilMs) return;
    await sleep(waitMs);
  }
}

/** A civil day, so many days later. */
export function shiftDay(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
