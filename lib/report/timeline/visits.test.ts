import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildColumns, sumColumn } from "@/lib/report/figures/answer-columns";
import { tellCounting } from "./counting";
import { answerAt, countVisits, type Episode } from "./episodes.cases";
import { createGainSum, type Gains, rowsOf } from "./gains";
import { type Gain, readVisits, type Visits } from "./visits";

const dayEnds = 86_400;
const ways = ["running", "ended"] as const;

/** The gains of a day that begins at 0 and was looked at after these seconds. */
function lookAt(
  episodes: readonly Episode[],
  seconds: readonly number[],
  counting: (typeof ways)[number],
): Gains {
  const sum = createGainSum();
  for (const second of seconds)
    sum.add({ atMs: second * 1000, columns: answerAt(episodes, second, counting) });
  return sum.build();
}

type Found = Visits & { agentId: string; state: string };

function listVisits(gains: Gains, isRunning = true, counting = tellCounting(gains)): Found[] {
  const { directory, identities, states, seconds } = gains.columns;
  const cells = new Map<string, Gain[]>();
  for (const look of gains.looks.keys()) {
    const [from, to] = rowsOf(gains, look);
    for (let row = from; row < to; row += 1) {
      const key = `${directory.identities[identities[row] ?? 0]?.id} ${directory.states[states[row] ?? 0]}`;
      const own = cells.get(key) ?? [];
      own.push([look, seconds[row] ?? 0]);
      cells.set(key, own);
    }
  }
  const rules = { looks: gains.looks, counting, beginsMs: 0, isRunning };
  return [...cells].flatMap(([key, own]) => {
    const [agentId = "", state = ""] = key.split(" ");
    return readVisits(own, rules).map((visits) => ({ agentId, state, ...visits }));
  });
}

function realOf(episodes: readonly Episode[], { agentId, state, fromMs, toMs }: Found): number {
  return countVisits(episodes, { agentId, state, from: fromMs / 1000, to: toMs / 1000 });
}

describe("how wolkvox counts", () => {
  const every5 = Array.from({ length: 40 }, (_, at) => 30_000 + at * 300);
  const lunch: Episode[] = [{ agentId: "1", state: "Almuerzo", from: 31_000, to: 35_000 }];

  test("is told by a gain beyond its interval, or by many that fill it", () => {
    expect(tellCounting(lookAt(lunch, every5, "ended"))).toBe("ended");
    expect(tellCounting(lookAt(lunch, every5, "running"))).toBe("running");
    expect(tellCounting(lookAt(lunch, every5.slice(0, 12), "running"))).toBe("unknown");
    expect(tellCounting(lookAt([], every5, "running"))).toBe("unknown");
  });

  test("is not told by what the first look brought, nor by a state that wolkvox renames", () => {
    const early = [{ agentId: "1", state: "Almuerzo", from: 1_000, to: 29_000 }];
    expect(tellCounting(lookAt(early, every5, "ended"))).toBe("unknown");
    const sum = createGainSum();
    sum.add({ atMs: 30_000_000, columns: answerAt(early, 30_000, "running") });
    const renamed = early.map((episode) => ({ ...episode, state: "Lunch" }));
    sum.add({ atMs: 30_300_000, columns: answerAt(renamed, 30_300, "running") });
    expect(tellCounting(sum.build())).toBe("unknown");
  });
});

/** What each of the looks at an agent found more: `[state, seconds]`, after the first look, which found nothing. */
function gainsEvery(interval: number, found: readonly (readonly [string, number])[][]): Gains {
  const sum = createGainSum();
  const known = new Map<string, number>();
  for (const [place, more] of [[], ...found].entries()) {
    for (const [state, seconds] of more) known.set(state, (known.get(state) ?? 0) + seconds);
    const rows = [...known].map(([state, seconds]) => ({ state, seconds }));
    const agent = { agentId: "1", agentName: "Ana", agentDni: "" };
    const columns = buildColumns(rows.map((row) => ({ ...agent, ...row })));
    sum.add({ atMs: (30_000 + place * interval) * 1000, columns });
  }
  return sum.build();
}

const times = (count: number, seconds: number) =>
  Array.from({ length: count }, () => [["Break", seconds] as const]);

test.each([
  ["a gain beyond its interval by more than clocks differ", 300, [[["Break", 306]]], "ended"],
  [
    "one among others",
    300,
    [
      [
        ["Baño", 1],
        ["Break", 306],
      ],
    ],
    "ended",
  ],
  [
    "one beside a state without time",
    300,
    [
      [
        ["Baño", 0],
        ["Break", 306],
      ],
    ],
    "ended",
  ],
  ["one that clocks may explain", 300, [[["Break", 305]]], "unknown"],
  ["one beyond a minute", 60, [[["Break", 66]]], "ended"],
  ["one that clocks may explain, of a minute", 60, [[["Break", 65]]], "unknown"],
  ["one beyond less than a minute, where clocks explain less", 59, [[["Break", 62]]], "ended"],
  ["one that clocks may explain, of less than a minute", 59, [[["Break", 61]]], "unknown"],
  ["ten that fill their intervals", 300, times(10, 295), "running"],
  ["nine", 300, times(9, 300), "unknown"],
  ["ten that nearly do", 300, times(10, 294), "unknown"],
  ["ten that fill a minute", 60, times(10, 55), "running"],
  ["ten that fill less than a minute, which a short visit does too", 59, times(10, 59), "unknown"],
  [
    "ten, and one look whose states are longer together than its interval",
    300,
    [
      ...times(10, 300),
      [
        ["Baño", 200],
        ["Break", 106],
      ],
    ],
    "unknown",
  ],
  [
    "ten, and one look whose states fill its interval together",
    300,
    [
      ...times(10, 300),
      [
        ["Baño", 200],
        ["Break", 105],
      ],
    ],
    "running",
  ],
] as [string, number, [string, number][][], string][])(
  "%s, every %i seconds, tells of counting what it shows",
  (_, interval, found, told) => {
    expect(tellCounting(gainsEvery(interval, found))).toBe(told);
  },
);

describe("visits", () => {
  const looks = Array.from({ length: 30 }, (_, at) => 30_000 + at * 300);

  test("one that runs over several looks is one, one that is on at the last look is open", () => {
    const episodes: Episode[] = [
      { agentId: "1", state: "Break", from: 30_700, to: 31_900 },
      { agentId: "1", state: "Almuerzo", from: 33_000, to: 40_000 },
    ];
    const found = listVisits(lookAt(episodes, looks, "running"));
    expect(found).toEqual([
      {
        ...{ agentId: "1", state: "Break", atLeast: 1, seconds: 1200, grade: "probable" },
        ...{ fromMs: 30_600_000, toMs: 32_100_000 },
      },
      expect.objectContaining({ state: "Almuerzo", atLeast: 1, seconds: 5_700, grade: "open" }),
    ]);
  });

  test("an interval in the middle that is not full hides that the state was left", () => {
    const episodes: Episode[] = [
      { agentId: "1", state: "Break", from: 30_700, to: 31_300 },
      { agentId: "1", state: "Break", from: 31_400, to: 32_000 },
      { agentId: "1", state: "Almuerzo", from: 32_100, to: 37_000 },
    ];
    const [found] = listVisits(lookAt(episodes, looks, "running"));
    expect(found).toMatchObject({ state: "Break", atLeast: 2, seconds: 1200, grade: "probable" });
  });

  test("that fill the time between looks to the second, and no more, are certain", () => {
    const episodes: Episode[] = [
      { agentId: "1", state: "Break", from: 30_600, to: 31_500 },
      { agentId: "1", state: "Almuerzo", from: 31_600, to: 35_000 },
    ];
    const [found] = listVisits(lookAt(episodes, looks, "running"));
    expect(found).toMatchObject({ state: "Break", atLeast: 1, seconds: 900, grade: "certain" });
  });

  test("that count once they are left are one a gain, and began their length before", () => {
    const episodes: Episode[] = [{ agentId: "1", state: "Break", from: 30_700, to: 31_900 }];
    expect(listVisits(lookAt(episodes, looks, "ended"))).toEqual([
      {
        ...{ agentId: "1", state: "Break", atLeast: 1, seconds: 1200, grade: "probable" },
        ...{ fromMs: 30_600_000, toMs: 32_100_000 },
      },
    ]);
  });

  test("across a long time in which nobody looked, or from before the first look, are open", () => {
    const episodes: Episode[] = [
      { agentId: "1", state: "Break", from: 1_000, to: 2_000 },
      { agentId: "1", state: "Baño", from: 50_000, to: 50_100 },
      { agentId: "2", state: "Almuerzo", from: 33_000, to: 37_000 },
    ];
    const found = listVisits(lookAt(episodes, [...looks, 60_000], "running"), false);
    expect(found.map(({ state, grade }) => [state, grade])).toEqual([
      ["Break", "open"],
      ["Almuerzo", "probable"],
      ["Baño", "open"],
    ]);
  });
});

describe("read from gains", () => {
  const every = (step: number, count = 12) =>
    Array.from({ length: count }, (_, at) => (at + 1) * step * 1000);
  const rules = { looks: every(300), counting: "running" as const, beginsMs: 0, isRunning: true };
  const grades = (gains: readonly Gain[], more: Partial<Parameters<typeof readVisits>[1]> = {}) =>
    readVisits(gains, { ...rules, ...more }).map(({ grade }) => grade);
  const full: Gain[] = [
    [5, 300],
    [6, 300],
  ];

  test("a look that found nothing more parts two visits", () => {
    expect(
      readVisits(
        [
          [5, 300],
          [6, 0],
          [7, 300],
        ],
        rules,
      ),
    ).toMatchObject([{ seconds: 300 }, { seconds: 300 }]);
  });

  test("where states count once they are left, each gain is a visit that has ended", () => {
    const counting = "ended" as const;
    expect(
      readVisits(
        [
          [5, 100],
          [6, 120],
        ],
        { ...rules, counting },
      ),
    ).toMatchObject([
      { seconds: 100, atLeast: 1 },
      { seconds: 120, atLeast: 1 },
    ]);
    expect(grades([[11, 100]], { counting })).toEqual(["probable"]);
    expect(grades([[11, 100]])).toEqual(["open"]);
    expect(grades([[11, 100]], { isRunning: false })).toEqual(["probable"]);
  });

  test("what wolkvox took back right before, or right after them, leaves them open; further away it does not", () => {
    const among = (...others: Gain[]) => grades([...full, ...others].toSorted(([a], [b]) => a - b));
    expect([3, 4, 7, 8].map((look) => among([look, -5]))).toEqual([
      ["certain"],
      ["open"],
      ["open"],
      ["certain"],
    ]);
    expect(among([4, 0], [7, 0])).toEqual(["certain"]);
  });

  test("they are open while nothing shows how states count, from the first look, and across a long interval", () => {
    expect(grades(full, { counting: "unknown" })).toEqual(["open"]);
    expect(grades([[0, 300]])).toEqual(["open"]);
    expect(
      grades(
        [
          [5, 600],
          [6, 600],
        ],
        { looks: every(600) },
      ),
    ).toEqual(["certain"]);
    const looks = [300, 600, 900, 1501, 1801, 2101].map((second) => second * 1000);
    expect(
      grades(
        [
          [2, 300],
          [3, 601],
        ],
        { looks },
      ),
    ).toEqual(["open"]);
  });
});

// Hostile ones: one second long, touching one another, over midnight, several between two looks.
const someEpisodes = fc
  .array(
    fc.tuple(
      fc.constantFrom("1", "2"),
      fc.constantFrom("Break", "Baño"),
      fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 900 })),
      fc.oneof(fc.constantFrom(1, 300), fc.integer({ min: 1, max: 4200 })),
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    const free = new Map([
      ["1", 20_000],
      ["2", 20_000],
    ]);
    return steps.map(([agentId, state, pause, length]): Episode => {
      const from = (free.get(agentId) ?? 0) + pause;
      free.set(agentId, from + length);
      return { agentId, state, from, to: from + length };
    });
  });
const someLooks = fc
  .tuple(
    fc.integer({ min: 0, max: 25_000 }),
    fc.array(fc.oneof(fc.constantFrom(1, 300, 300, 300), fc.integer({ min: 1, max: 2000 })), {
      maxLength: 80,
    }),
  )
  .map(([first, steps]) => {
    let second = first;
    return [
      first,
      ...steps.map((step) => {
        second += step;
        return second;
      }),
    ];
  });

test.each(ways)(
  "counting %s, no number of visits is more than there were, and a certain one is right",
  (way) => {
    fc.assert(
      fc.property(someEpisodes, someLooks, (episodes, seconds) => {
        const gains = lookAt(episodes, seconds, way);
        const told = tellCounting(gains);
        // What the data shows of it is never the other way.
        expect(["unknown", way]).toContain(told);
        for (const found of listVisits(gains, true, told)) {
          const real = realOf(episodes, found);
          expect(found.atLeast).toBeLessThanOrEqual(real);
          if (found.grade === "certain") expect(found.atLeast).toBe(real);
        }
      }),
      { numRuns: 400 },
    );
  },
);

test.each(ways)(
  "counting %s, looks of two instances whose clocks differ by two seconds add up, and tell no other way and no visit too many",
  (way) => {
    const clocks = fc.tuple(fc.constantFrom(-1, 0, 1), fc.constantFrom(-1, 0, 1));
    fc.assert(
      fc.property(
        someEpisodes,
        someLooks,
        clocks,
        fc.array(fc.boolean()),
        (episodes, seconds, ahead, turns) => {
          const sum = createGainSum();
          for (const [place, second] of seconds.entries()) {
            // An answer may be stamped earlier than the one before it, which it corrects.
            const stamped = second + ahead[turns[place] ? 1 : 0];
            sum.add({ atMs: stamped * 1000, columns: answerAt(episodes, second, way) });
          }
          const gains = sum.build();
          expect(gains.looks).toEqual([...new Set(gains.looks)].sort((a, b) => a - b));
          const last = answerAt(episodes, seconds.at(-1) ?? 0, way);
          expect(sumColumn(gains.columns)).toBe(sumColumn(last));
          const told = tellCounting(gains);
          expect(["unknown", way]).toContain(told);
          for (const found of listVisits(gains, true, told)) {
            const around = { ...found, fromMs: found.fromMs - 2000, toMs: found.toMs + 2000 };
            expect(found.atLeast).toBeLessThanOrEqual(realOf(episodes, around));
          }
        },
      ),
      { numRuns: 400 },
    );
  },
);

test.each(ways)("counting %s, a probable number is right at least nine times in ten", (way) => {
  let [right, all] = [0, 0];
  const seed = fc.sample(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { numRuns: 6 * 4000, seed: 29 });
  let at = 0;
  const pick = (from: number, to: number) => from + ((seed[at++ % seed.length] ?? 0) % (to - from + 1));
  // Visits of 1 to 70 minutes at least 10 minutes apart, looks about every five minutes of which some are missed.
  for (let day = 0; day < 6; day += 1) {
    const episodes: Episode[] = [];
    for (let agent = 0; agent < 25; agent += 1)
      for (let from = pick(25_000, 35_000); from < 70_000; ) {
        const to = from + pick(60, 4200);
        episodes.push({ agentId: `${agent}`, state: pick(0, 1) ? "Break" : "Baño", from, to });
        from = to + pick(600, 7200);
      }
    const looks: number[] = [];
    for (let second = 21_600; second < dayEnds; second += 300)
      if (pick(0, 19) > 0) looks.push(second + pick(0, 20));
    const gains = lookAt(episodes, looks, way);
    expect(tellCounting(gains)).toBe(way);
    for (const found of listVisits(gains, false)) {
      if (found.grade !== "probable") continue;
      all += 1;
      if (realOf(episodes, found) === found.atLeast) right += 1;
    }
  }
  expect(all).toBeGreaterThan(800);
  expect(right / all).toBeGreaterThanOrEqual(0.9);
});
