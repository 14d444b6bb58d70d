import { expect, test } from "vitest";
import { firstInstantOf } from "@/lib/dates/zone";
import type { Episode } from "@/lib/report/timeline/episodes.cases";
import { besideUsual, findMoment, foretell, foretellTeam, isRight, replay, restsAfter } from "./day-end";
import { buildShape, type DayShape } from "./day-shape";
import { everySoOften, lookAt } from "./days.cases";
import { foretellPeople, packPeople } from "./people-days";

const timeZone = "America/Bogota";
const hour = 3600;
const looks = everySoOften(6 * hour, 22 * hour, 300);

test("a moment lies among the looks, and is told unless they lie too far apart", () => {
  const day = { looks: [600, 900, 9000].map((second) => second * 1000), beginsMs: 0 };
  expect(findMoment(day, 700_000)).toMatchObject({ look: 1, isTold: true });
  expect(findMoment(day, 700_000).part).toBeCloseTo(2 / 3);
  expect(findMoment(day, 900_000)).toEqual({ look: 2, part: 1, isTold: true });
  expect(findMoment(day, 1_000_000).isTold).toBe(false);
  expect(findMoment(day, 9_500_000)).toEqual({ look: 3, part: 0, isTold: true });
  expect(findMoment(day, 150_000)).toEqual({ look: 0, part: 0.75, isTold: true });
  const isTold = (second: number) =>
    findMoment({ looks: [3_000_000, second * 1000], beginsMs: 0 }, 4_000_000).isTold;
  // An hour and a quarter after the look before.
  expect([isTold(7500), isTold(7501)]).toEqual([true, false]);
});

/** A day of sums: by look, seconds in each state. */
function sums(
  states: readonly string[],
  seconds: readonly number[],
  gains: readonly (readonly number[])[],
): DayShape {
  return {
    ...{ day: "2026-11-20", states, beginsMs: 0, looks: seconds.map((second) => second * 1000), gains },
    ...{ quarters: [], hours: [], seconds: 0, untold: 0, isRunning: false },
  };
}

test("where looks do not tell, what came after a moment is known if nothing came around it", () => {
  const around = (...row: number[]) =>
    restsAfter(sums(["Break", "Baño"], [600, 9000, 9300], [[5, 0], row, [7, 8]]), 1_000_000);
  expect([around(0, 0), around(0, 9), around(9, 0)]).toEqual([[7, 8], null, null]);
  expect(restsAfter(sums(["Break"], [600], [[5]]), 600_000)).toEqual([0]);
});

test("where a running day will end is told state by state, the longest first, and of all together", () => {
  const day = (bath: number, rest: number) => ({
    shape: sums(
      ["Baño", "Break", "Otro"],
      [100, 200],
      [
        [0, 100, 0],
        [bath, rest, 0],
      ],
    ),
    atMs: 100_000,
  });
  const untold = { shape: sums(["Break"], [100, 9000], [[0], [50]]), atMs: 200_000 };
  const today = sums(["Break"], [50, 100], [[45], [15]]);
  const end = foretellTeam(today, [day(500, 35), untold, day(600, 45), day(1000, 55)]);
  const rounded = JSON.parse(JSON.stringify(end), (_, value) =>
    typeof value === "number" ? Math.round(value) : value,
  );
  expect(rounded).toEqual({
    days: 3,
    total: { from: 335, to: 1375, soFar: 60, usual: { low: 657, median: 745, high: 1073 } },
    states: [
      { state: "Baño", from: 250, to: 1250, soFar: 0, usual: { low: 520, median: 600, high: 920 } },
      { state: "Break", from: 85, to: 125, soFar: 60, usual: { low: 137, median: 145, high: 153 } },
    ],
    // The longest bath lies beyond what the two others promise.
    hits: { right: 5, of: 6 },
  });
});

test("what came after a moment is the sum of what looks found after it", () => {
  const episodes = [
    { agentId: "1", state: "Break", from: 9 * hour, to: 9.5 * hour },
    { agentId: "1", state: "Baño", from: 15 * hour, to: 15 * hour + 100 },
    { agentId: "2", state: "Break", from: 11 * hour, to: 12 * hour },
  ];
  const day = shape("2026-11-20", episodes);
  expect(byState(day, restsAfter(day, at("2026-11-20", 10 * hour)))).toEqual({ Break: hour, Baño: 100 });
  expect(byState(day, restsAfter(day, at("2026-11-20", 11.5 * hour)))).toEqual({
    Break: 0.5 * hour,
    Baño: 100,
  });
  const gap = shape(
    "2026-11-20",
    episodes,
    looks.filter((second) => second < 10.5 * hour || second > 13 * hour),
  );
  expect(restsAfter(gap, at("2026-11-20", 11.5 * hour))).toBeNull();
  expect(restsAfter(gap, at("2026-11-20", 14 * hour))).not.toBeNull();
});

test("a range goes from the least to the most of what came, and as much beyond as days lie apart", () => {
  expect(foretell([100])).toBeNull();
  expect(foretell([100, 300, 200])).toEqual({ from: 0, to: 400 });
  expect(foretell([1000, 1300, 1200])).toEqual({ from: 850, to: 1450 });
  expect(foretell([-40, 10, 0])).toEqual({ from: 0, to: 35 });
  const isIn = (seconds: number) => isRight({ from: 10, to: 20 }, seconds);
  expect([9.4, 9.5, 20.5, 20.6].map(isIn)).toEqual([false, true, true, false]);
});

test("a replay tells each day from the other ones, and counts nothing where nothing ever came", () => {
  expect(replay([100, 110, 105, 900])).toEqual({ right: 3, of: 4 });
  expect(replay([0, 0, 0])).toEqual({ right: 0, of: 0 });
  expect(replay([0, 10, 10])).toEqual({ right: 2, of: 3 });
  expect([replay([100]), replay([100, 300])]).toEqual([
    { right: 0, of: 0 },
    { right: 0, of: 0 },
  ]);
});

test("beside the usual day only what lies outside of its band is over or under it", () => {
  const usual = { low: 50, median: 54, high: 57 };
  expect(besideUsual({ from: 58, to: 63, soFar: 20, usual })).toEqual({ side: "over", from: 4, to: 9 });
  expect(besideUsual({ from: 56, to: 63, soFar: 20, usual }).side).toBe("usual");
  expect(besideUsual({ from: 57, to: 63, soFar: 20, usual }).side).toBe("usual");
  expect(besideUsual({ from: 40, to: 50, soFar: 20, usual }).side).toBe("usual");
  expect(besideUsual({ from: 40, to: 49, soFar: 20, usual })).toEqual({ side: "under", from: 5, to: 14 });
});

test("of fewer than three like days no end is told", () => {
  const today = shape("2026-11-27", [], looks, { isRunning: true });
  const one = {
    shape: shape("2026-11-20", [out("1", 9 * hour, 10 * hour)]),
    atMs: at("2026-11-20", 9.5 * hour),
  };
  expect(foretellTeam(today, [one, one])).toBeNull();
  expect(foretellTeam(today, [one, one, one])).toMatchObject({
    days: 3,
    total: { from: 1800, to: 1800, soFar: 0 },
  });
});

test("a person with two own days is told from everybody's, and a day that a note leaves out is nobody's", () => {
  const people = (episodes: Episode[]) => {
    const inside = lookAt("2026-11-20", episodes, { looks, timeZone });
    return packPeople({ ...inside, agents: inside.agents.map((one) => ({ ...one, key: one.id, name: "" })) });
  };
  const atMs = at("2026-11-20", 12 * hour);
  const like = [1, 2, 3].map((hours) => ({
    people: people([
      out("1", 13 * hour, (13 + hours) * hour),
      ...(hours < 3 ? [out("2", 9 * hour, 10 * hour)] : []),
    ]),
    ...{ atMs, isLeftOut: () => false },
  }));
  const today = people([out("1", 8 * hour, 9 * hour), out("2", 8 * hour, 9 * hour)]);
  const breaks = new Set(["Break"]);
  const { ends, hits } = foretellPeople(today, like, ["1", "2"], breaks);
  expect(ends.get("1")).toEqual({ from: hour, to: 5 * hour, basis: "own" });
  expect(ends.get("2")?.basis).toBe("team");
  expect(hits.of).toBeGreaterThan(3);
  const noted = like.map((day, place) => ({ ...day, isLeftOut: (id: string) => place === 0 && id === "1" }));
  expect(foretellPeople(today, noted, ["1"], breaks).ends.get("1")?.basis).toBe("team");
});

function out(agentId: string, from: number, to: number, state = "Break"): Episode {
  return { agentId, state, from, to };
}

function shape(
  day: string,
  episodes: readonly Episode[],
  seen = looks,
  { isRunning = false } = {},
): DayShape {
  return buildShape(day, lookAt(day, episodes, { looks: seen, timeZone, isRunning }), timeZone);
}

function at(day: string, second: number): number {
  return firstInstantOf(`${day}T00:00:00`, timeZone) + second * 1000;
}

function byState({ states }: DayShape, seconds: readonly number[] | null): Record<string, number> {
  return Object.fromEntries(
    states.map((state, place) => [state, Math.round(seconds?.[place] ?? Number.NaN)]),
  );
}
