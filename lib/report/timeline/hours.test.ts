import fc from "fast-check";
import { expect, test } from "vitest";
import { firstInstantOf, formatInstant } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { createHourReader } from "./hours";

type Gains = TimelineAnswer["agents"][number]["gains"];

const agentOf = (gains: Gains) => ({ id: "1", name: "Ana", gains, visits: [] });

/** A day that was looked at after so many minutes. */
function dayOf(
  minutes: readonly number[],
  more: Partial<Pick<TimelineAnswer, "day" | "timeZone" | "counting">> = {},
) {
  const { day = "2026-11-27", timeZone = "America/Bogota", counting = "running" as const } = more;
  const beginsMs = firstInstantOf(`${day}T00:00:00`, timeZone);
  const at = (minute: number) => formatInstant(beginsMs + minute * 60_000);
  return {
    ...{ day, timeZone, counting, begins: at(0), looks: minutes.map(at) },
    ...{ states: ["Break", "Baño"], styles: [], agents: [] },
  };
}

const tell = (rows: ReturnType<ReturnType<typeof createHourReader>["read"]>["rows"]) =>
  rows.map(({ kind, gap, known, seconds }) => [kind, gap ?? known, ...seconds]);

test("an hour that nobody looked at is named and no zero, and what lies in none has a row of its own", () => {
  const answer = dayOf([600, 620, 640, 660, 800, 810]);
  const { rows, total } = createHourReader(answer).read([
    agentOf([
      [0, 0, 1000],
      [1, 0, 300],
      [2, 1, 61],
      [4, 0, 77],
      [5, 1, -5],
    ]),
  ]);
  expect(rows).toHaveLength(26);
  expect(tell(rows.slice(9, 15))).toEqual([
    ["hour", "missing", 0, 0],
    ["hour", "seen", 300, 61],
    ["hour", "missing", 0, 0],
    ["hour", "missing", 0, 0],
    ["hour", "partly", 0, 0],
    ["hour", "to-come", 0, 0],
  ]);
  expect(tell(rows.slice(24))).toEqual([
    ["untold", "seen", 1077, 0],
    ["corrected", "seen", 0, -5],
  ]);
  expect(total.seconds).toEqual([1377, 56]);
  const day = { from: "2026-11-27T05:00:00Z", to: "2026-11-28T05:00:00Z" };
  expect(rows.slice(24)).toMatchObject([day, day]);
  expect(rows[23]).toMatchObject({ from: "2026-11-28T04:00:00Z", to: day.to });
  expect(new Set(rows.map(({ key }) => key)).size).toBe(26);
});

test("where states count once they are left, an hour that one reaches back into is known in part", () => {
  const answer = dayOf([600, 610, 720, 730], { counting: "ended" });
  const { rows } = createHourReader(answer).read([agentOf([[3, 0, 1800]])]);
  expect(tell(rows.slice(11, 13))).toEqual([
    ["hour", "partly", 1200, 0],
    ["hour", "partly", 600, 0],
  ]);
});

test.each([
  ["2026-03-29", 23],
  ["2026-10-25", 25],
])("%s has %i hours where the clock changes", (day, hours) => {
  const minutes = Array.from({ length: hours * 2 }, (_, at) => (at + 1) * 30);
  const answer = dayOf(minutes, { day, timeZone: "Europe/Madrid" });
  const { rows } = createHourReader(answer).read([agentOf(minutes.map((_, look) => [look, 0, 7]))]);
  expect(tell(rows)).toEqual(Array.from({ length: hours }, () => ["hour", "seen", 14, 0]));
});

const anyLooks = fc
  .uniqueArray(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 40 })
  .map((minutes) => minutes.toSorted((a, b) => a - b));

test("the rows of an agent, and of all, add up to the gains to the second, in whole seconds", () => {
  const someGains = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 39 }),
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: -900, max: 9000 }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      anyLooks,
      fc.array(someGains, { maxLength: 4 }),
      fc.constantFrom("running" as const, "ended" as const, "unknown" as const),
      fc.constantFrom("2026-10-25", "2026-03-29", "2026-11-27"),
      (minutes, all, counting, day) => {
        const timeZone = day < "2026-11" ? "Europe/Madrid" : "America/Bogota";
        const lasts = day === "2026-10-25" ? 1500 : day === "2026-03-29" ? 1380 : 1440;
        const looks = minutes.filter((minute) => minute <= lasts);
        const agents = all.map((gains) => agentOf(gains.filter(([look]) => look < looks.length)));
        const reader = createHourReader(dayOf(looks, { day, timeZone, counting }));
        const sums = agents.map(({ gains }) =>
          [0, 1].map((place) =>
            gains.reduce((sum, [, state, seconds]) => (state === place ? sum + seconds : sum), 0),
          ),
        );
        for (const [at, agent] of agents.entries()) {
          const { rows, total } = reader.read([agent]);
          expect([...total.seconds]).toEqual(sums[at]);
          for (const { kind, seconds } of rows)
            for (const time of seconds) {
              expect(Number.isInteger(time)).toBe(true);
              if (kind === "hour") expect(time).toBeGreaterThanOrEqual(0);
            }
        }
        const of = (place: number) => sums.reduce((sum, own) => sum + (own[place] ?? 0), 0);
        expect([...reader.read(agents).total.seconds]).toEqual([of(0), of(1)]);
      },
    ),
  );
});

test("the hours of a day that was asked for by the hour hold what looks found, each its own", () => {
  const answer = dayOf(Array.from({ length: 24 }, (_, hour) => 60 * (hour + 1)));
  const { rows } = createHourReader(answer).read([
    agentOf([
      [8, 0, 1200],
      [9, 1, 3600],
      [10, 0, 1],
    ]),
  ]);
  expect(tell(rows.slice(7, 12))).toEqual([
    ["hour", "seen", 0, 0],
    ["hour", "seen", 1200, 0],
    ["hour", "seen", 0, 3600],
    ["hour", "seen", 1, 0],
    ["hour", "seen", 0, 0],
  ]);
  expect(rows).toHaveLength(24);
});

test("an hour that begins with the last look is to come", () => {
  const { rows } = createHourReader(dayOf([600, 620, 640, 660])).read([]);
  expect(tell(rows.slice(10, 12))).toEqual([
    ["hour", "seen", 0, 0],
    ["hour", "to-come", 0, 0],
  ]);
});

test("parts of a second go to the hour in which they fill one, and none is without an hour", () => {
  // From ten to ten until five past eleven, of which 33 seconds are 4.4, 26.4 and 2.2.
  const table = createHourReader(dayOf([590, 665])).read([agentOf([[1, 1, 33]])]);
  expect(table.rows.slice(9, 12).map(({ seconds }) => seconds)).toEqual([
    [0, 4],
    [0, 27],
    [0, 2],
  ]);
  expect(table.rows).toHaveLength(24);
  expect(table).toMatchObject({ hiddenStates: [], isPerDay: false });
});
