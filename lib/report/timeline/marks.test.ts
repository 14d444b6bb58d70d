import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstInstantOf } from "@/lib/dates/zone";
import { chooseMarks, fillSteps, instantOfMark, wholeDay, windowOfMark } from "./marks";

const day = "2026-11-20";
const timeZone = "America/Bogota";
const begins = firstInstantOf(`${day}T00:00:00`, timeZone);
const hour = 3_600_000;

describe("the marks of a day", () => {
  test("nobody looked at are its hours, half hours or quarters, and with its own answer 24, 48 or 96 calls", () => {
    expect(chooseMarks(day, { timeZone, step: 3600, looks: [] }).slice(0, 3)).toEqual([
      "01:00",
      "02:00",
      "03:00",
    ]);
    const counts = fillSteps.map((step) => chooseMarks(day, { timeZone, step, looks: [] }).length + 1);
    expect(counts).toEqual([24, 48, 96]);
  });

  test("are asked for by what came before them, to the second", () => {
    expect(windowOfMark(day, "09:00")).toEqual({ from: `${day}T00:00:00`, to: `${day}T08:59:59` });
    expect(windowOfMark(day, wholeDay)).toEqual({ from: `${day}T00:00:00`, to: `${day}T23:59:59` });
    expect(instantOfMark(day, "09:00", timeZone)).toBe(begins + 9 * hour);
    expect(instantOfMark(day, wholeDay, timeZone)).toBe(begins + 24 * hour);
  });

  test("are spared where somebody looked, also a little before or after", () => {
    const looks = [begins + 8 * hour + 3_000, ...[9, 10, 11, 12].map((at) => begins + at * hour - 200_000)];
    const marks = chooseMarks(day, { timeZone, step: 3600, looks });
    expect(marks).toEqual([
      ...["01:00", "02:00", "03:00", "04:00", "05:00", "06:00", "07:00"],
      ...["13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00", "21:00", "22:00", "23:00"],
    ]);
  });

  test("are spared where looks lie a step and a quarter apart, and not where they lie further apart", () => {
    const chosen = (untilMs: number) =>
      chooseMarks(day, { timeZone, step: 3600, looks: [begins + 8.75 * hour, untilMs] }).filter(
        (mark) => mark >= "09:00" && mark < "11:00",
      );
    expect([chosen(begins + 10 * hour), chosen(begins + 10 * hour + 1000)]).toEqual([[], ["10:00"]]);
  });
});

test("an hour that clocks repeat has no mark within, one that they skip has none twice", () => {
  const rules = { timeZone: "Europe/Madrid", step: 1800, looks: [] } as const;
  const long = chooseMarks("2026-10-25", rules);
  expect(long.filter((mark) => mark >= "01:30" && mark <= "03:30")).toEqual([
    ...["01:30", "02:00", "03:00", "03:30"],
  ]);
  const short = chooseMarks("2026-03-29", rules);
  expect(short.filter((mark) => mark >= "01:30" && mark <= "03:30")).toEqual(["01:30", "02:00", "03:30"]);
  const first = firstInstantOf("2026-03-29T00:00:00", "Europe/Madrid");
  expect(instantOfMark("2026-03-29", "03:30", "Europe/Madrid")).toBe(first + 2.5 * hour);
  expect(instantOfMark("2026-10-25", wholeDay, "Europe/Madrid")).toBe(
    firstInstantOf("2026-10-25T00:00:00", "Europe/Madrid") + 25 * hour,
  );
});

test("whenever somebody looked, no interval is left much longer than the step, and no mark is one too many", () => {
  const zones = fc.constantFrom(
    ...([
      ["America/Bogota", "2026-11-20", 0],
      ["Europe/Madrid", "2026-10-25", hour],
      ["Europe/Madrid", "2026-03-29", 0],
      ["America/Santiago", "2026-09-06", 0],
      ["Australia/Lord_Howe", "2026-04-05", hour / 2],
    ] as const),
  );
  const looks = fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(zones, fc.constantFrom(...fillSteps), looks, ([zone, on, repeated], step, seconds) => {
      const from = firstInstantOf(`${on}T00:00:00`, zone);
      const to = instantOfMark(on, wholeDay, zone);
      const known = seconds.map((second) => Math.min(from + second * 1000, to)).sort((a, b) => a - b);
      const longest = (all: readonly number[]) => {
        const inside = [from, ...all.filter((at) => at > from && at < to).sort((a, b) => a - b), to];
        return Math.max(...inside.slice(1).map((at, place) => at - (inside[place] ?? 0)));
      };
      const marks = chooseMarks(on, { timeZone: zone, step, looks: known });
      expect(marks).toEqual([...new Set(marks)].sort());
      const instants = marks.map((mark) => instantOfMark(on, mark, zone));
      const most = step * 1250 + 2 * repeated;
      expect(longest([...known, ...instants])).toBeLessThanOrEqual(most);
      for (const at of instants)
        expect(longest([...known, ...instants.filter((other) => other !== at)])).toBeGreaterThan(step * 1000);
    }),
  );
});
