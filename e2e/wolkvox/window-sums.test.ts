import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCivil } from "./civil-clock.ts";
import { createOperation, EPISODE_WIDTH } from "./operation.ts";
import { type Span, sumWindow } from "./window-sums.ts";

const operation = createOperation({ agents: 50, states: 9, seed: 3 });
const MONDAY = parseCivil("2026-11-16T00:00:00") ?? 0;
const FORTNIGHT = 14 * 86_400;

function add(parts: readonly Int32Array[]): number[] {
  const sums = new Array<number>(operation.agents.length * operation.stateNames.length).fill(0);
  for (const part of parts)
    for (const [cell, seconds] of part.entries()) sums[cell] = (sums[cell] ?? 0) + seconds;
  return sums;
}

function sums(start: number, end: number): Int32Array {
  return sumWindow(operation, { start, end });
}

/** Second by second, to doubt the clipping with. */
function countSeconds(span: Span): number {
  const firstDay = Math.floor(span.start / 86_400) - 1;
  let counted = 0;
  for (let day = firstDay; day * 86_400 < span.end; day += 1) {
    const packed = operation.episodesOf(day);
    for (let at = 0; at < packed.length; at += EPISODE_WIDTH) {
      for (let second = packed[at + 2] ?? 0; second < (packed[at + 3] ?? 0); second += 1) {
        const civil = day * 86_400 + second;
        if (civil >= span.start && civil < span.end) counted += 1;
      }
    }
  }
  return counted;
}

describe("adjacent windows", () => {
  const offset = fc.integer({ min: 0, max: FORTNIGHT });

  test("add up exactly, wherever they are cut", () => {
    fc.assert(
      fc.property(offset, fc.array(offset, { minLength: 1, maxLength: 8 }), (first, others) => {
        const cuts = [first, ...others].sort((a, b) => a - b).map((seconds) => MONDAY + seconds);
        const parts = cuts.slice(1).map((end, index) => sums(cuts[index] ?? 0, end));
        expect(add(parts)).toEqual(Array.from(sums(cuts[0] ?? 0, cuts.at(-1) ?? 0)));
      }),
      { numRuns: 300 },
    );
  });

  test("add up when cut within a night shift, second by second around midnight", () => {
    const whole = sums(MONDAY + 79_200, MONDAY + 108_000);
    expect(whole.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(0);
    for (let cut = MONDAY + 86_370; cut < MONDAY + 86_430; cut += 1) {
      expect(add([sums(MONDAY + 79_200, cut), sums(cut, MONDAY + 108_000)])).toEqual(Array.from(whole));
    }
  });

  test("the days of a month add up to the month", () => {
    const days = Array.from({ length: 31 }, (_, day) =>
      sums(MONDAY + day * 86_400, MONDAY + (day + 1) * 86_400),
    );
    expect(add(days)).toEqual(Array.from(sums(MONDAY, MONDAY + 31 * 86_400)));
  });
});

test("a window counts the seconds that episodes have in it, no more", () => {
  for (const [start, end] of [
    [0, 86_400],
    [43_200, 43_201],
    [82_000, 90_000],
    [86_399, 86_401],
  ] as const) {
    const span = { start: MONDAY + start, end: MONDAY + end };
    expect(sums(span.start, span.end).reduce((sum, seconds) => sum + seconds, 0)).toBe(countSeconds(span));
  }
});

test("an empty window has no time", () => {
  expect(new Set(sums(MONDAY + 40_000, MONDAY + 40_000))).toEqual(new Set([0]));
  expect(new Set(sums(MONDAY + 40_000, MONDAY))).toEqual(new Set([0]));
});
