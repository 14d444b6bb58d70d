import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { coverPieces, findBlocks } from "./cover";
import { cutIntoPieces } from "./pieces";

const from = (day: number) => windowOfDay(`2026-11-0${day}`).from;
const to = (day: number) => windowOfDay(`2026-11-0${day}`).to;
const span = (first: number, last = first): Window => ({ from: from(first), to: to(last) });
const week = cutIntoPieces(span(1, 7));

/** What stands for a week: `1-3` known as one, `4?` not known. */
function cover(...known: Window[]): string {
  const parts = coverPieces(week, known).map(({ isKnown, first, count, window }) => {
    expect(window).toEqual(span(first + 1, first + count));
    return `${first + 1}${count > 1 ? `-${first + count}` : ""}${isKnown ? "" : "?"}`;
  });
  return parts.join(" ");
}

describe("a week is covered", () => {
  test("by nothing where nothing is known", () => {
    expect(cover()).toBe("1? 2? 3? 4? 5? 6? 7?");
    expect(coverPieces([], [span(1)])).toEqual([]);
  });

  test("by single days rather than by the block that holds them", () => {
    expect(cover(span(1, 3), span(1), span(2), span(3))).toBe("1 2 3 4? 5? 6? 7?");
  });

  test("by a block rather than by some of its days: as little as can be stays unknown", () => {
    expect(cover(span(1, 3), span(1), span(2))).toBe("1-3 4? 5? 6? 7?");
  });

  test("without a second twice, whichever block is left out", () => {
    expect(cover(span(1, 4), span(3, 7))).toBe("1? 2? 3-7");
    expect(cover(span(1, 4), span(4, 7), span(1), span(2), span(3))).toBe("1 2 3 4-7");
  });

  test("by as few blocks as leave nothing unknown", () => {
    expect(cover(span(1, 2), span(3, 7), span(1, 3), span(4, 7), span(4), span(5), span(6), span(7))).toBe(
      "1-3 4 5 6 7",
    );
  });

  test("by no window that begins or ends within a day, or outside", () => {
    const noon = { from: "2026-11-01T12:00:00", to: to(2) };
    const early = { from: from(1), to: "2026-11-02T11:59:59" };
    const outside = { from: windowOfDay("2026-10-31").from, to: to(2) };
    expect(cover(noon, early, outside, { from: from(3), to: to(2) })).toBe("1? 2? 3? 4? 5? 6? 7?");
  });
});

test("blocks are the known windows of more than one piece, each with its pieces", () => {
  expect(
    findBlocks(week, [span(2), span(1, 2), span(2, 4), { from: from(1), to: "2026-11-02T11:59:59" }]),
  ).toEqual([
    { block: span(2, 4), pieces: week.slice(1, 4) },
    { block: span(1, 2), pieces: week.slice(0, 2) },
  ]);
});
