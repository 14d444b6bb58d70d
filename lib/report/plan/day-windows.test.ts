import { describe, expect, test } from "vitest";
import { listDayWindows } from "./day-windows";

function windowsOf(window: [string, string], stretches: [string, string][] = [window]): string[][] {
  const toWindow = ([from, to]: [string, string]) => ({ from, to });
  return listDayWindows({ window: toWindow(window), stretches: stretches.map(toWindow) }).map(
    ({ day, window: { from, to } }) => [day, from, to],
  );
}

describe("listDayWindows", () => {
  test("cuts a range at its midnights and leaves its ends where they are", () => {
    expect(windowsOf(["2026-11-20T08:00:00", "2026-11-22T12:00:59"])).toEqual([
      ["2026-11-20", "2026-11-20T08:00:00", "2026-11-20T23:59:59"],
      ["2026-11-21", "2026-11-21T00:00:00", "2026-11-21T23:59:59"],
      ["2026-11-22", "2026-11-22T00:00:00", "2026-11-22T12:00:59"],
    ]);
  });

  test("has one day for a part of one", () => {
    expect(windowsOf(["2026-11-20T08:00:00", "2026-11-20T11:59:59"])).toEqual([
      ["2026-11-20", "2026-11-20T08:00:00", "2026-11-20T11:59:59"],
    ]);
  });

  test("gives a shift across midnight to the day on which it starts", () => {
    const range: [string, string] = ["2026-11-20T00:00:00", "2026-11-21T23:59:59"];
    const shifts: [string, string][] = [
      ["2026-11-20T22:00:00", "2026-11-21T05:59:59"],
      ["2026-11-21T22:00:00", "2026-11-22T05:59:59"],
    ];
    expect(windowsOf(range, shifts)).toEqual([
      ["2026-11-20", ...(shifts[0] ?? [])],
      ["2026-11-21", ...(shifts[1] ?? [])],
    ]);
    expect(windowsOf(["2026-11-20T00:00:00", "2026-11-20T23:59:59"], shifts.slice(0, 1))).toEqual([
      ["2026-11-20", ...(shifts[0] ?? [])],
    ]);
  });

  test("gives each day its own shift, one that begins at midnight too", () => {
    const range: [string, string] = ["2026-11-20T00:00:00", "2026-11-21T23:59:59"];
    const shiftsOf = (from: string, to: string): [string, string][] =>
      ["2026-11-20", "2026-11-21"].map((day) => [`${day}T${from}`, `${day}T${to}`]);
    for (const shifts of [
      shiftsOf("08:00:00", "11:59:59"),
      shiftsOf("00:00:00", "05:59:59"),
      shiftsOf("18:00:00", "23:59:59"),
    ])
      expect(windowsOf(range, shifts)).toEqual(shifts.map(([from, to]) => [from.slice(0, 10), from, to]));
  });

  test("gives a shift of one day that does not fill it", () => {
    const day: [string, string] = ["2026-11-20T00:00:00", "2026-11-20T23:59:59"];
    const shift: [string, string] = ["2026-11-20T08:00:00", "2026-11-20T11:59:59"];
    expect(windowsOf(day, [shift])).toEqual([["2026-11-20", ...shift]]);
  });

  test("cuts hours around the clock where they begin", () => {
    const range: [string, string] = ["2026-11-20T00:00:00", "2026-11-21T23:59:59"];
    expect(windowsOf(range, [["2026-11-20T06:00:00", "2026-11-22T05:59:59"]])).toEqual([
      ["2026-11-20", "2026-11-20T06:00:00", "2026-11-21T05:59:59"],
      ["2026-11-21", "2026-11-21T06:00:00", "2026-11-22T05:59:59"],
    ]);
  });
});
