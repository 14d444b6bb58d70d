import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, shiftDay } from "@/lib/dates/day";
import { dayOf, type Window, windowOfDay } from "@/lib/dates/window";
import { cutIntoPieces, keyOfWindow } from "./pieces";
import {
  type KnownWindow,
  listLacking,
  type Plan,
  type PlanQuestion,
  planBlocks,
  planCalls,
  planDays,
} from "./plan";

const noon = "2026-11-24T12:00:00";
const nowMs = Date.parse("2026-11-24T17:00:00Z");
const minute = 60_000;

function closed(from: string, to: string): KnownWindow {
  return { window: windowOf(from, to), askedAtMs: 0, isClosed: true, recheckAtMs: null, doubted: null };
}

function live(from: string, to: string, ageMs: number): KnownWindow {
  return { ...closed(from, to), askedAtMs: nowMs - ageMs, isClosed: false };
}

function windowOf(first: string, last = first): Window {
  return { from: windowOfDay(first).from, to: windowOfDay(last).to };
}

function plan(stretches: Window[], known: KnownWindow[] = [], more: Partial<PlanQuestion> = {}): Plan {
  const isTooBig = () => false;
  return planCalls({ stretches, known, isTooBig, nowMs, nowLocal: noon, refreshMs: 5 * minute, ...more });
}

function days(first: string, last: string): KnownWindow[] {
  return cutIntoPieces(windowOf(first, last)).map((window) => ({ ...closed("", ""), window }));
}

describe("a range nothing is known of", () => {
  test("is asked as one block, its days behind it, newest first", () => {
    const october = windowOf("2026-10-01", "2026-10-31");
    const { use, gaps, ask, behind } = plan([october]);
    expect(use).toEqual([]);
    expect(gaps).toHaveLength(31);
    expect(ask).toEqual([october]);
    expect(behind).toHaveLength(31);
    expect(behind[0]).toEqual(windowOf("2026-10-31"));
  });

  test("is asked once where it is a single day, with nothing behind", () => {
    const { ask, behind } = plan([windowOf("2026-10-05")]);
    expect(ask).toEqual([windowOf("2026-10-05")]);
    expect(behind).toEqual([]);
  });

  test("includes the day that still runs in its block: totals after one call", () => {
    const month = windowOf("2026-11-01", "2026-11-24");
    expect(plan([month]).ask).toEqual([month]);
  });

  test("makes a reader wait for the newest 31 of many shifts, and asks those before them behind", () => {
    const shifts = cutIntoPieces(windowOf("2026-08-01", "2026-10-31")).map(({ from }) => ({
      from: from.replace("00:00:00", "08:00:00"),
      to: from.replace("00:00:00", "11:59:59"),
    }));
    const { ask, behind, gaps } = plan(shifts);
    expect([ask, behind]).toEqual([shifts.slice(-31), shifts.slice(0, -31).toReversed()]);
    expect(gaps).toHaveLength(92);
    expect(listLacking(plan(shifts))).toMatchObject({ waited: { length: 31 }, filled: { length: 61 } });
  });

  test("is asked shift by shift under daily hours, also across midnight", () => {
    const nights = ["2026-11-20", "2026-11-21"].map((day) => ({
      from: `${day}T22:00:00`,
      to: `${shiftDay(day, 1)}T05:59:59`,
    }));
    expect(plan(nights)).toMatchObject({ ask: nights, behind: [] });
  });

  test("asks nothing for a shift that has not begun, by range or by day", () => {
    const [yesterday, today] = ["2026-11-23", "2026-11-24"].map((day) => ({
      from: `${day}T21:00:00`,
      to: `${shiftDay(day, 1)}T04:59:59`,
    })) as [Window, Window];
    const evening = { from: "2026-11-24T18:00:00", to: "2026-11-24T19:59:59" };
    for (const read of [planCalls, planDays]) {
      const at = (nowLocal: string, stretches: Window[]) =>
        read({ stretches, known: [], isTooBig: () => false, nowMs, nowLocal, refreshMs: 5 * minute });
      expect(at(noon, [yesterday, today])).toMatchObject({ ask: [yesterday], toCome: [today], behind: [] });
      expect(at(noon, [evening])).toMatchObject({ pieces: [], gaps: [], ask: [], toCome: [evening] });
      expect(at(today.from, [today])).toMatchObject({ ask: [today], toCome: [] });
    }
  });

  test("leaves out the hours of tomorrow that an around-the-clock range ends with", () => {
    const range = { from: "2026-11-23T06:00:00", to: "2026-11-25T05:59:59" };
    const { ask, toCome } = plan([range]);
    expect(ask).toEqual([{ from: "2026-11-23T06:00:00", to: "2026-11-24T23:59:59" }]);
    expect(toCome).toEqual([{ from: "2026-11-25T00:00:00", to: "2026-11-25T05:59:59" }]);
  });

  test("cuts a range to the minute at its midnights", () => {
    const range = { from: "2026-11-01T08:00:00", to: "2026-11-03T12:29:59" };
    expect(plan([range]).pieces).toEqual([
      { from: "2026-11-01T08:00:00", to: "2026-11-01T23:59:59" },
      windowOf("2026-11-02"),
      { from: "2026-11-03T00:00:00", to: "2026-11-03T12:29:59" },
    ]);
  });

  test("costs 32 days two calls and five years 59", () => {
    expect(planBlocks([windowOf("2026-10-01", "2026-11-01")])).toEqual([
      windowOf("2026-10-01", "2026-10-31"),
      windowOf("2026-11-01"),
    ]);
    expect(planBlocks([windowOf("2020-01-01", "2024-12-31")])).toHaveLength(59);
  });
});

describe("what is known", () => {
  test("a month read by day answers any week inside it without a call", () => {
    const week = windowOf("2026-10-12", "2026-10-18");
    const { use, ask, behind } = plan([week], days("2026-10-01", "2026-10-31"));
    expect(use).toEqual(cutIntoPieces(week));
    expect([ask, behind]).toEqual([[], []]);
  });

  test("a block stands in until its days are there, and then they do", () => {
    const week = windowOf("2026-10-12", "2026-10-18");
    const block = closed("2026-10-12", "2026-10-18");
    expect(plan([week], [block])).toMatchObject({ use: [week], gaps: [], ask: [] });
    expect(plan([week], [block]).behind).toHaveLength(7);
    const known = [block, ...days("2026-10-12", "2026-10-18")];
    expect(plan([week], known)).toMatchObject({ use: cutIntoPieces(week), ask: [], behind: [] });
  });

  test("only the run of missing days is asked", () => {
    const known = [...days("2026-10-01", "2026-10-10"), ...days("2026-10-14", "2026-10-31")];
    const { use, ask, behind } = plan([windowOf("2026-10-01", "2026-10-31")], known);
    expect(use).toHaveLength(28);
    expect(ask).toEqual([windowOf("2026-10-11", "2026-10-13")]);
    expect(behind).toHaveLength(3);
  });
});

describe("a day that still runs", () => {
  test("is asked again when its answer is as old as the refresh time, and alone", () => {
    const range = windowOf("2026-11-20", "2026-11-24");
    const before = days("2026-11-20", "2026-11-23");
    expect(plan([range], [...before, live("2026-11-24", "2026-11-24", 4 * minute)]).ask).toEqual([]);
    const { use, ask } = plan([range], [...before, live("2026-11-24", "2026-11-24", 5 * minute)]);
    expect(use).toHaveLength(5);
    expect(ask).toEqual([windowOf("2026-11-24")]);
  });

  test("is not asked again in the moment of its answer", () => {
    expect(plan([windowOf("2026-11-24")], [live("2026-11-24", "2026-11-24", 0)]).ask).toEqual([]);
  });

  test("whose answer comes from the future (a clock set back) is asked again", () => {
    expect(plan([windowOf("2026-11-24")], [live("2026-11-24", "2026-11-24", -minute)]).ask).toHaveLength(1);
  });

  test("makes an old block be replaced by its closed part and itself, the block shown meanwhile", () => {
    const range = windowOf("2026-11-01", "2026-11-24");
    const { use, gaps, ask } = plan([range], [live("2026-11-01", "2026-11-24", 6 * minute)]);
    expect([use, gaps]).toEqual([[range], []]);
    expect(ask).toEqual([windowOf("2026-11-01", "2026-11-23"), windowOf("2026-11-24")]);
  });
});

describe("a closed day", () => {
  test("is looked at once more behind everything else when its second look is due", () => {
    const [day] = days("2026-11-20", "2026-11-20");
    const due = [{ ...day, recheckAtMs: nowMs } as KnownWindow];
    expect(plan([windowOf("2026-11-20")], due)).toMatchObject({ ask: [], behind: [windowOf("2026-11-20")] });
    const later = [{ ...day, recheckAtMs: nowMs + 1 } as KnownWindow];
    expect(plan([windowOf("2026-11-20")], later).behind).toEqual([]);
  });

  test.each(["totals", "days"])("that is doubted has its second look in front, read by %s", (basis) => {
    const planOf = basis === "days" ? planDays : planCalls;
    const asked = (known: KnownWindow[]) => {
      const { ask, behind } = planOf({
        ...{ stretches: [windowOf("2026-11-19", "2026-11-20")], known, isTooBig: () => false },
        ...{ nowMs, nowLocal: noon, refreshMs: 5 * minute },
      });
      return { ask, behind };
    };
    const [plainDay, heldDay] = days("2026-11-19", "2026-11-20").map((day) => ({
      ...day,
      recheckAtMs: nowMs,
    }));
    if (!plainDay || !heldDay) throw new Error("There are two days.");
    expect(asked([plainDay, { ...heldDay, doubted: {} }])).toEqual({
      ask: [windowOf("2026-11-20")],
      behind: [windowOf("2026-11-19")],
    });
    const notYet = { ...heldDay, doubted: {}, recheckAtMs: nowMs + 1 };
    expect(asked([plainDay, notYet])).toEqual({ ask: [], behind: [windowOf("2026-11-19")] });
  });
});

test("a block that is too big for one answer is asked in halves, and those in halves", () => {
  const isTooBig = ({ from, to }: Window) => countDays(dayOf(from), dayOf(to)) > 2;
  const { ask } = plan([windowOf("2026-10-01", "2026-10-05")], [], { isTooBig });
  expect(ask).toEqual([
    windowOf("2026-10-01", "2026-10-02"),
    windowOf("2026-10-03"),
    windowOf("2026-10-04", "2026-10-05"),
  ]);
});

test("a single day is asked as it is, however big it is", () => {
  const { ask } = plan([windowOf("2026-10-01", "2026-10-03")], [], { isTooBig: () => true });
  expect(ask).toEqual(cutIntoPieces(windowOf("2026-10-01", "2026-10-03")));
});

describe("what a range lacks", () => {
  test("is the block that a reader waits for, and not the days behind it", () => {
    const october = windowOf("2026-10-01", "2026-10-31");
    expect(listLacking(plan([october]))).toEqual({ waited: [october], filled: [] });
  });

  test("is no second look at a day that is known, as long as another one is not", () => {
    const [first, second] = days("2026-10-01", "2026-10-02");
    const due = { ...(first ?? closed("", "")), recheckAtMs: nowMs };
    const range = windowOf("2026-10-01", "2026-10-03");
    const lacking = plan([range], second ? [due, second] : [due]);
    expect(lacking.behind).toEqual([windowOf("2026-10-01")]);
    expect(listLacking(lacking)).toEqual({ waited: [windowOf("2026-10-03")], filled: [] });
  });

  test("is its single days, once it is known as a whole", () => {
    const week = windowOf("2026-10-12", "2026-10-18");
    const known = plan([week], [closed("2026-10-12", "2026-10-18")]);
    expect(listLacking(known)).toEqual({ waited: [], filled: cutIntoPieces(week).toReversed() });
  });
});

const start = Date.parse("2020-01-01T00:00:00Z") / 1000;
const toText = (second: number) => new Date(second * 1000).toISOString().slice(0, 19);
const toSecond = (local: string) => Date.parse(`${local}Z`) / 1000;
const anySecond = fc.integer({ min: start, max: start + 4 * 366 * 86_400 });
const anyLength = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 20_000_000 }));
const anyRange = fc
  .tuple(anySecond, anyLength)
  .map(([from, length]): Window => ({ from: toText(from), to: toText(from + length) }));

function expectTiling(windows: readonly Window[], whole: Window): void {
  const sorted = [...windows].sort((a, b) => (a.from < b.from ? -1 : 1));
  expect(sorted[0]?.from).toBe(whole.from);
  expect(sorted.at(-1)?.to).toBe(whole.to);
  for (const [index, { from, to }] of sorted.entries()) {
    expect(from <= to).toBe(true);
    const before = sorted[index - 1];
    if (before) expect(toSecond(from) - toSecond(before.to)).toBe(1);
  }
}

/** Some of the range is known: single pieces, and blocks of neighbours, which may overlap them. */
const anyScene = fc
  .tuple(anyRange, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 })), { maxLength: 12 }))
  .map(([range, picks]) => {
    const pieces = cutIntoPieces(range);
    const windows = picks.map(([at, count]) => {
      const held = pieces.slice(at % pieces.length, (at % pieces.length) + count);
      return { from: held[0]?.from ?? "", to: held.at(-1)?.to ?? "" };
    });
    const known = new Map(windows.map((window) => [keyOfWindow(window), { ...closed("", ""), window }]));
    return { range, known: [...known.values()] };
  });

function answer(windows: readonly Window[]): KnownWindow[] {
  return windows.map((window) => ({ ...closed("", ""), window }));
}

describe("for any range and any knowledge", () => {
  test("what is used and what is missing tile the range: every second once", () => {
    fc.assert(
      fc.property(anyScene, ({ range, known }) => {
        const { use, gaps } = plan([range], known);
        expectTiling([...use, ...gaps], range);
      }),
      { numRuns: 200 },
    );
  });

  test("the calls cover exactly what is missing, none over 31 days, none twice", () => {
    fc.assert(
      fc.property(anyScene, ({ range, known }) => {
        const { use, ask, behind } = plan([range], known);
        if (use.length + ask.length > 0) expectTiling([...use, ...ask], range);
        for (const { from, to } of ask) expect(countDays(dayOf(from), dayOf(to))).toBeLessThanOrEqual(31);
        const keys = [...ask, ...behind].map(keyOfWindow);
        expect(new Set(keys).size).toBe(keys.length);
        const knownKeys = known.map(({ window }) => keyOfWindow(window));
        expect(keys.filter((key) => knownKeys.includes(key))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("once the calls are answered nothing is missing, and once the days are nothing is left to ask", () => {
    fc.assert(
      fc.property(anyScene, ({ range, known }) => {
        const first = plan([range], known);
        const second = plan([range], [...known, ...answer(first.ask)]);
        expect([second.gaps, second.ask]).toEqual([[], []]);
        const third = plan([range], [...known, ...answer(first.ask), ...answer(first.behind)]);
        expect([third.ask, third.behind]).toEqual([[], []]);
        expect(third.use).toEqual(third.pieces);
      }),
      { numRuns: 200 },
    );
  });

  test("the same question has the same plan, and an unknown range costs as few calls as 31 days allow", () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const cold = plan([range]);
        expect(plan([range])).toEqual(cold);
        const touched = cutIntoPieces(range).length;
        expect(cold.ask).toHaveLength(touched === 1 ? 1 : Math.ceil(touched / 31));
        expect(planBlocks([range])).toEqual(cold.ask);
      }),
      { numRuns: 200 },
    );
  });

  test("totals never cost more calls than asking each run of missing days in blocks of 31", () => {
    fc.assert(
      fc.property(anyScene, ({ range, known }) => {
        const { gaps, ask } = plan([range], known);
        const missing = new Set(gaps.map(keyOfWindow));
        let calls = 0;
        let run = 0;
        for (const piece of [...cutIntoPieces(range).map(keyOfWindow), ""]) {
          if (missing.has(piece)) run += 1;
          else {
            calls += Math.ceil(run / 31);
            run = 0;
          }
        }
        expect(ask).toHaveLength(calls);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a range that is read day by day", () => {
  const week = windowOf("2026-10-12", "2026-10-18");
  const planned = (known: KnownWindow[]) =>
    planDays({ stretches: [week], known, isTooBig: () => false, nowMs, nowLocal: noon, refreshMs: minute });

  test("asks every day that is not known by itself, newest first, whatever a block says", () => {
    const known = [closed("2026-10-12", "2026-10-18"), ...days("2026-10-12", "2026-10-13")];
    const { use, gaps, ask, behind } = planned(known);
    expect(use).toEqual(cutIntoPieces(windowOf("2026-10-12", "2026-10-13")));
    expect(ask[0]).toEqual(windowOf("2026-10-18"));
    expect([gaps.length, ask.length, behind]).toEqual([5, 5, []]);
  });

  test("of more than a month makes a reader wait for the newest 31 days, whichever of them are known", () => {
    const quarter = cutIntoPieces(windowOf("2026-08-01", "2026-10-31"));
    const known = days("2026-10-02", "2026-10-31");
    const plan = (knownDays: KnownWindow[]) =>
      planDays({
        ...{ stretches: quarter, known: knownDays, isTooBig: () => false },
        ...{ nowMs, nowLocal: noon, refreshMs: minute },
      });
    expect(plan([])).toMatchObject({
      ask: cutIntoPieces(windowOf("2026-10-01", "2026-10-31")).toReversed(),
      behind: cutIntoPieces(windowOf("2026-08-01", "2026-09-30")).toReversed(),
    });
    expect(plan(known)).toMatchObject({ ask: [windowOf("2026-10-01")], behind: { length: 61 } });
    expect(listLacking(plan(known))).toMatchObject({ waited: { length: 1 }, filled: { length: 61 } });
  });

  test("has nothing to ask once its days are known", () => {
    expect(planned(days("2026-10-12", "2026-10-18"))).toMatchObject({ ask: [], gaps: [], behind: [] });
  });
});
