import { expect, test } from "vitest";
import { chooseHours } from "./choose-hours";

const night = { start: "22:00", end: "06:00" };

test("a shift is read of whole days; a relative range stays as it is", () => {
  const span = { from: "2026-11-16T22:00", to: "2026-11-22T06:00" };
  expect(chooseHours({ span }, night)).toEqual({
    hours: night,
    span: { from: "2026-11-16", to: "2026-11-22" },
  });
  expect(chooseHours({ span: null }, night)).toEqual({ hours: night });
});

test("without a shift the range keeps its ends", () => {
  expect(chooseHours({ span: { from: "2026-11-16T22:00", to: "2026-11-22T06:00" } }, null)).toEqual({
    hours: null,
  });
});
