import { expect, test } from "vitest";
import { describeDay } from "./calendar.ts";
import { dayNumberOf, parseCivil } from "./civil-clock.ts";

function kindOf(day: string): ReturnType<typeof describeDay> {
  return describeDay(dayNumberOf(parseCivil(`${day}T00:00:00`) ?? Number.NaN));
}

test.each([
  "2026-11-22",
  "2026-11-15",
  "2026-01-01",
  "2026-05-01",
  "2026-07-20",
  "2026-08-07",
  "2026-12-08",
  "2026-12-25",
])("nobody works on %s", (day) => expect(kindOf(day).worked).toBe(false));

test.each(["2026-11-16", "2026-11-21", "2026-02-28", "2024-02-29"])("%s is worked", (day) => {
  expect(kindOf(day).worked).toBe(true);
});

test("no night shift runs into a Sunday or a holiday", () => {
  expect(kindOf("2026-11-21").nightWorked).toBe(false);
  expect(kindOf("2026-12-07").nightWorked).toBe(false);
  expect(kindOf("2026-11-20").nightWorked).toBe(true);
});

test("Saturdays are short", () => {
  expect(kindOf("2026-11-21").short).toBe(true);
  expect(kindOf("2026-11-20").short).toBe(false);
});
