import fc from "fast-check";
import { expect, test } from "vitest";
import type { Episode } from "@/lib/report/timeline/episodes.cases";
import { buildShape, type DayShape } from "./day-shape";
import { everySoOften, lookAt } from "./days.cases";
import { bandOf, drawUsual, listLikeDays, quantileOf, tellKnown } from "./usual";

const timeZone = "America/Bogota";
const hour = 3600;
const fullLooks = everySoOften(6 * hour, 22 * hour, 300);
const out = (agentId: string, from: number, to: number, state = "Break"): Episode => ({
  agentId,
  state,
  from,
  to,
});

function shape(
  day: string,
  episodes: readonly Episode[],
  looks: readonly number[] = fullLooks,
  more: { timeZone?: string; isRunning?: boolean; counting?: "running" | "ended" } = {},
): DayShape {
  const zone = more.timeZone ?? timeZone;
  return buildShape(day, lookAt(day, episodes, { looks, ...more, timeZone: zone }), zone);
}

test("the like days of a day are those of its weekday before it", () => {
  expect(listLikeDays("2026-11-27").slice(0, 3)).toEqual(["2026-11-20", "2026-11-13", "2026-11-06"]);
  expect(listLikeDays("2026-11-27")).toHaveLength(12);
});

test("a share of values lies below a number between two of them, and of fewer than three there is no band", () => {
  expect([quantileOf([], 0.5), quantileOf([4], 0.9), quantileOf([1, 2, 4], 0.75)]).toEqual([null, 4, 3]);
  expect(bandOf([5, 6])).toBeNull();
  expect(bandOf([6, 5, 10])).toEqual({ low: 5.2, median: 6, high: 9.2 });
});

test("whatever the values, the middle lies in the band and the band among the values", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 3, maxLength: 12 }), (values) => {
      const band = bandOf(values);
      if (!band) throw new Error("three values make a band");
      expect(Math.min(...values)).toBeLessThanOrEqual(band.low);
      expect(band.low).toBeLessThanOrEqual(band.median);
      expect(band.median).toBeLessThanOrEqual(band.high);
      expect(band.high).toBeLessThanOrEqual(Math.max(...values));
    }),
  );
});

test("the usual of a quarter of an hour is how many were out in it on known days, from three of them on", () => {
  // One, two and four agents are out from ten to half past.
  const days = [1, 2, 4].map((count, week) =>
    shape(
      `2026-11-${String(6 + 7 * week).padStart(2, "0")}`,
      Array.from({ length: count }, (_, agent) => out(String(agent), 10 * hour, 10.5 * hour)),
    ),
  );
  expect(days.map(tellKnown)).toEqual(["known", "known", "known"]);
  const usual = new Map(drawUsual(days).quarters.map((quarter) => [quarter.time, quarter]));
  expect(usual.get("10:15")).toMatchObject({ days: 3, median: 2, low: 1.2, high: 3.6 });
  expect(drawUsual(days).hours.find(({ time }) => time === "10")).toMatchObject({ days: 3, median: 1 });
  expect(usual.get("11:00")).toMatchObject({ days: 3, median: 0, high: 0 });
  expect(drawUsual(days.slice(1))).toEqual({ quarters: [], hours: [] });
});

test("a day whose looks are missing where time is, is not known, and its hours there are no zeros", () => {
  const episodes = [out("1", 9 * hour, 10 * hour), out("2", 13 * hour, 13.5 * hour)];
  const gone = shape(
    "2026-11-20",
    episodes,
    fullLooks.filter((second) => second < 8.5 * hour || second > 11 * hour),
  );
  expect(tellKnown(gone)).toBe("unseen");
  const hours = new Map(gone.hours.map((one) => [one.time, one]));
  expect([hours.get("09"), hours.get("13")]).toEqual([
    { time: "09", seconds: null, told: 0 },
    { time: "13", seconds: 1800, told: 3600 },
  ]);
  expect(gone.quarters.filter(({ time }) => time.startsWith("09")).map(({ told }) => told)).toEqual([
    0, 0, 0, 0,
  ]);
  // Nobody looked at night either, but the next look found nothing: nobody was out.
  expect(hours.get("03")).toEqual({ time: "03", seconds: 0, told: 3600 });
  // One look after the end tells the sum of a day and nothing of its inside.
  expect(tellKnown(shape("2026-11-20", episodes, []))).toBe("unseen");
  expect(tellKnown(shape("2026-11-20", []))).toBe("nobody");
  expect(tellKnown(shape("2026-11-20", episodes, fullLooks, { isRunning: true }))).toBe("unseen");
});

test("where the hours of a day were asked for afterwards its hours are known, and no quarter", () => {
  const filled = shape("2026-11-20", [out("1", 9 * hour, 10.5 * hour)], everySoOften(hour, 23 * hour, hour));
  expect(tellKnown(filled)).toBe("known");
  const hours = new Map(filled.hours.map((one) => [one.time, one.seconds]));
  expect([hours.get("08"), hours.get("09"), hours.get("10")]).toEqual([0, 3600, 1800]);
  expect(filled.quarters.filter(({ time }) => time.startsWith("10")).every(({ told }) => told === 0)).toBe(
    true,
  );
});

test("hours are those of the clock where it is changed: one is missing, one is there twice", () => {
  const zone = "America/New_York";
  const looks = everySoOften(300, 23 * hour - 300, 300);
  // One agent is out all day.
  const spring = shape("2026-03-08", [out("1", 0, 23 * hour)], looks, { timeZone: zone });
  const autumn = shape("2026-11-01", [out("1", 0, 25 * hour)], everySoOften(300, 25 * hour - 300, 300), {
    timeZone: zone,
  });
  expect(spring.hours.map(({ time }) => time)).not.toContain("02");
  expect(spring.hours).toHaveLength(23);
  expect(autumn.hours).toHaveLength(24);
  expect(autumn.hours.find(({ time }) => time === "01")).toEqual({
    time: "01",
    seconds: 7200,
    told: 7200,
  });
  const plain = shape("2026-03-15", [out("1", 0, 24 * hour)], everySoOften(300, 24 * hour - 300, 300), {
    timeZone: zone,
  });
  for (const quarter of drawUsual([spring, autumn, plain]).quarters)
    expect([quarter.low, quarter.high]).toEqual([1, 1]);
  // An hour that only two of the days have is no usual one.
  expect(drawUsual([spring, autumn, plain]).quarters.some(({ time }) => time.startsWith("02"))).toBe(false);
});

test("no time is lost or made on the way into quarters, whoever is out and whichever looks are missed", () => {
  const someEpisodes = fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 86_000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom("Break", "Baño"),
      )
      .map(([agent, from, length, state]) =>
        out(String(agent), from, Math.min(86_400, from + length), state),
      ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      someEpisodes,
      fc.oneof(
        fc.constant(Array.from({ length: 287 }, (_, place) => place)),
        fc.uniqueArray(fc.integer({ min: 0, max: 286 }), { maxLength: 287 }),
      ),
      fc.constantFrom("running" as const, "ended" as const),
      (episodes, kept, counting) => {
        const looks = kept.toSorted((a, b) => a - b).map((place) => (place + 1) * 300 - 1);
        const found = shape("2026-11-20", episodes, looks, { counting });
        const inQuarters = found.quarters.reduce((sum, { seconds }) => sum + seconds, 0);
        const all = episodes.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(found.seconds).toBe(all);
        // What is laid back into a quarter that nobody looked at is in none.
        expect(inQuarters + found.untold).toBeLessThanOrEqual(all + 0.001);
        if (found.quarters.every(({ told, passed }) => told === passed))
          expect(inQuarters).toBeCloseTo(all, 3);
        for (const { told, seconds } of found.quarters) if (told === 0) expect(seconds).toBe(0);
        for (const one of found.hours) if (one.told === 0) expect(one.seconds).toBeNull();
      },
    ),
  );
});

test("a day is not known where looks do not tell a fifth of its time, or there are none", () => {
  const tell = (untold: number, looks = [1], seconds = 100) =>
    tellKnown({ ...shape("2026-11-20", []), looks, seconds, untold, isRunning: false });
  expect([tell(20), tell(21), tell(0, [], 0), tell(0, [1], 0)]).toEqual([
    "known",
    "unseen",
    "unseen",
    "nobody",
  ]);
});

test("only quarters that looks tell whole and hours that are known make a usual one, by the clock", () => {
  const day = (seconds: number | null) => ({
    quarters: [
      { time: "09:15", seconds: 1800, told: 900, passed: 900 },
      { time: "08:15", seconds: 900, told: 900, passed: 900 },
      { time: "08:30", seconds: 450, told: 450, passed: 900 },
    ],
    hours: [
      { time: "09", seconds: 7200, told: 3600 },
      { time: "08", seconds, told: seconds === null ? 0 : 1800 },
    ],
  });
  const band = (time: string, out: number, days: number) => ({
    time,
    days,
    low: out,
    median: out,
    high: out,
  });
  expect(drawUsual([day(900), day(900), day(900), day(null)])).toEqual({
    quarters: [band("08:15", 1, 4), band("09:15", 2, 4)],
    hours: [band("08", 0.5, 3), band("09", 2, 4)],
  });
});

test("an hour of which looks tell half is known by that half, and of less it is not", () => {
  const episodes = [out("1", 10 * hour, 10.25 * hour), out("1", 11 * hour, 12 * hour)];
  const tenAt = (until: number) => {
    const seen = fullLooks.filter((second) => second <= until * hour || second >= 12.5 * hour);
    return shape("2026-11-20", episodes, seen).hours.find(({ time }) => time === "10");
  };
  expect(tenAt(10.5)).toEqual({ time: "10", seconds: 900, told: 1800 });
  expect(tenAt(10.25)).toEqual({ time: "10", seconds: null, told: 0 });
});

test("what wolkvox took back of one person takes nothing from what was found of another, and looks an hour and a quarter apart tell", () => {
  const inside = (second: number) => ({
    ...{ looks: [600_000, second * 1000], counting: "running" as const, beginsMs: 0, isRunning: false },
    states: ["Break"],
    agents: [
      {
        states: new Map([
          [
            0,
            [
              [0, 100],
              [1, -30],
            ] as const,
          ],
        ]),
      },
      { states: new Map([[0, [[1, 50]] as const]]) },
    ],
  });
  const told = buildShape("1970-01-01", inside(5100), "UTC");
  expect(told).toMatchObject({ gains: [[100], [20]], seconds: 150, untold: 0 });
  expect(buildShape("1970-01-01", inside(5101), "UTC").untold).toBe(50);
});
