import fc from "fast-check";
import { expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { layWeek } from "./week";

const hour = (time: string, seconds: number | null, told = seconds === null ? 0 : 3600) => ({
  time,
  seconds,
  told,
});

test("an hour of a weekday is the average of its days, and one that nobody looked at is no zero", () => {
  const others = [18, 19, 20, 21, 22].map((day) => ({ day: `2026-11-${day}`, hours: [] }));
  const week = layWeek([
    ...others,
    { day: "2026-11-16", hours: [hour("09", 3600), hour("10", null), hour("19", 720)] },
    { day: "2026-11-23", hours: [hour("09", 7200), hour("10", null)] },
    { day: "2026-11-24", hours: [hour("09", 0), hour("10", 1800, 1800)] },
  ]);
  expect(week.hours).toEqual(["08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"]);
  const [monday, tuesday] = week.columns;
  expect(monday).toMatchObject({ weekday: 1, known: 2, days: ["2026-11-16", "2026-11-23"] });
  expect(monday?.cells.slice(0, 3)).toEqual([null, { out: 1.5, days: 2 }, null]);
  expect(monday?.cells.at(-1)).toEqual({ out: 0.2, days: 1 });
  expect(tuesday?.cells.slice(1, 3)).toEqual([
    { out: 0, days: 1 },
    { out: 1, days: 1 },
  ]);
  expect(week.peak).toEqual({ column: 0, hour: 1, out: 1.5 });
  expect(layWeek([]).peak).toBeNull();
});

test("up to seven days stand in the order in which they came", () => {
  const week = layWeek(
    ["2026-11-24", "2026-11-25", "2026-11-30"].map((day) => ({ day, hours: [hour("09", 0)] })),
  );
  expect(week.columns.map(({ days }) => days)).toEqual([["2026-11-24"], ["2026-11-25"], ["2026-11-30"]]);
  // From a Wednesday on: seven stand as they came, eight from Monday on.
  const from = (count: number) =>
    layWeek(Array.from({ length: count }, (_, place) => ({ day: shiftDay("2026-11-25", place), hours: [] })));
  expect([from(7), from(8)].map(({ columns }) => columns[0]?.weekday)).toEqual([3, 1]);
});

test("a day of which no hour is known counts for none, and of two hours with most out the first is named", () => {
  const week = layWeek([
    { day: "2026-11-23", hours: [hour("09", null)] },
    { day: "2026-11-24", hours: [hour("09", null), hour("10", 3600), hour("11", 3600)] },
  ]);
  expect(week.columns.map(({ known }) => known)).toEqual([0, 1]);
  expect(week.peak).toEqual({ column: 1, hour: 2, out: 1 });
});

test("no average lies outside of what its days say, and every day is in one column", () => {
  const someHours = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 23 }),
      fc.option(fc.integer({ min: 0, max: 90_000 })),
      fc.integer({ min: 900, max: 3600 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(someHours, { maxLength: 31 }), (said) => {
      const days = said.map((hours, place) => ({
        day: shiftDay("2026-11-01", place),
        hours: [
          ...new Map(
            hours.map(([at, seconds, told]) => {
              const time = String(at).padStart(2, "0");
              return [time, { time, seconds, told: seconds === null ? 0 : told }];
            }),
          ).values(),
        ],
      }));
      const { hours, columns } = layWeek(days);
      expect(columns.flatMap((column) => column.days).sort()).toEqual(days.map(({ day }) => day));
      for (const column of columns)
        for (const [place, cell] of column.cells.entries()) {
          const own = days.filter(({ day }) => column.days.includes(day));
          const values = own.flatMap((day) =>
            day.hours.flatMap(({ time, seconds, told }) =>
              time === hours[place] && seconds !== null ? [seconds / told] : [],
            ),
          );
          expect(cell?.days ?? 0).toBe(values.length);
          if (!cell) continue;
          expect(cell.out).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(cell.out).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
    }),
  );
});
