import { describe, expect, test } from "vitest";
import { listDays } from "@/lib/dates/day";
import { lastInstantOf } from "@/lib/dates/zone";
import { buildDayStatuses, gravestStatus, hasNoData, type WindowStatus } from "./day-status";

const zone = "America/Bogota";

function at(instant: string): number {
  return Date.parse(instant);
}

/** The instant at which a civil day of the operation is over. */
function endOf(day: string): number {
  return lastInstantOf(`${day}T23:59:59`, zone) + 1000;
}

function windowStatus(
  from: string,
  to: string,
  outcome: WindowStatus["outcome"],
  asked: string | null,
): WindowStatus {
  const window = {
    from: from.length === 10 ? `${from}T00:00:00` : from,
    to: to.length === 10 ? `${to}T23:59:59` : to,
  };
  return { window, outcome, askedAtMs: asked === null ? null : at(asked), asOf: asked };
}

function statusesOf(from: string, to: string, windows: WindowStatus[]): Record<string, string> {
  const range = { from: `${from}T00:00:00`, to: `${to}T23:59:59` };
  return Object.fromEntries(buildDayStatuses(range, windows, endOf).map(({ day, status }) => [day, status]));
}

describe("buildDayStatuses", () => {
  test("is final for days that were over when their answer was asked, live for the running one", () => {
    const windows = [windowStatus("2026-11-20", "2026-11-22", "rows", "2026-11-22T15:00:00Z")];
    expect(statusesOf("2026-11-20", "2026-11-22", windows)).toEqual({
      "2026-11-20": "final",
      "2026-11-21": "final",
      "2026-11-22": "live",
    });
  });

  test("turns final at the very moment the day is over in the operation's zone", () => {
    const statusAt = (asked: string) =>
      statusesOf("2026-11-22", "2026-11-22", [windowStatus("2026-11-22", "2026-11-22", "rows", asked)]);
    expect(statusAt("2026-11-23T04:59:59Z")).toEqual({ "2026-11-22": "live" });
    expect(statusAt("2026-11-23T05:00:00Z")).toEqual({ "2026-11-22": "final" });
  });

  test("tells no data, not asked and failed apart", () => {
    const windows = [
      windowStatus("2026-11-19", "2026-11-19", "failed", null),
      windowStatus("2026-11-20", "2026-11-20", "missing", null),
      windowStatus("2026-11-21", "2026-11-21", "no-data", "2026-11-22T15:00:00Z"),
    ];
    expect(statusesOf("2026-11-18", "2026-11-21", windows)).toEqual({
      "2026-11-18": "missing",
      "2026-11-19": "failed",
      "2026-11-20": "missing",
      "2026-11-21": "no-data",
    });
  });

  test("says the worst of several windows that touch a day", () => {
    const morning = (outcome: WindowStatus["outcome"]) =>
      windowStatus("2026-11-21T08:00:00", "2026-11-21T11:59:59", outcome, "2026-11-22T15:00:00Z");
    const evening = (outcome: WindowStatus["outcome"]) =>
      windowStatus("2026-11-21T18:00:00", "2026-11-21T19:59:59", outcome, "2026-11-22T15:00:00Z");
    const both = (a: WindowStatus["outcome"], b: WindowStatus["outcome"]) =>
      Object.values(statusesOf("2026-11-21", "2026-11-21", [morning(a), evening(b)]));
    expect(both("rows", "no-data")).toEqual(["final"]);
    expect(both("no-data", "no-data")).toEqual(["no-data"]);
    expect(both("rows", "missing")).toEqual(["missing"]);
    expect(both("missing", "failed")).toEqual(["failed"]);
  });

  test("dates a day by its oldest answer and an unanswered one not at all", () => {
    const range = { from: "2026-11-20T00:00:00", to: "2026-11-21T23:59:59" };
    const windows = [
      windowStatus("2026-11-20T00:00:00", "2026-11-20T11:59:59", "rows", "2026-11-22T15:00:00Z"),
      windowStatus("2026-11-20T12:00:00", "2026-11-20T23:59:59", "rows", "2026-11-22T14:00:00Z"),
      windowStatus("2026-11-21", "2026-11-21", "failed", null),
    ];
    expect(buildDayStatuses(range, windows, endOf)).toEqual([
      { day: "2026-11-20", status: "final", asOf: "2026-11-22T14:00:00Z" },
      { day: "2026-11-21", status: "failed" },
    ]);
  });

  test("calls a day final when its window is over, though the day itself still runs", () => {
    const shift = windowStatus("2026-11-22T08:00:00", "2026-11-22T11:59:59", "rows", "2026-11-22T20:00:00Z");
    expect(statusesOf("2026-11-22", "2026-11-22", [{ ...shift, isClosed: true }])).toEqual({
      "2026-11-22": "final",
    });
    expect(statusesOf("2026-11-22", "2026-11-22", [{ ...shift, isClosed: false }])).toEqual({
      "2026-11-22": "live",
    });
  });

  test("has no day where the range is a part of one", () => {
    const window = { from: "2026-11-22T08:00:00", to: "2026-11-22T12:00:59" };
    expect(buildDayStatuses(window, [], endOf)).toEqual([]);
    const [morning, evening] = [
      { from: "2026-11-22T00:00:00", to: "2026-11-22T11:59:59" },
      { from: "2026-11-22T12:00:00", to: "2026-11-22T23:59:59" },
    ];
    expect([morning, evening].map((part) => buildDayStatuses(part, [], endOf))).toEqual([[], []]);
    const acrossMidnight = { from: "2026-11-21T22:00:00", to: "2026-11-22T05:59:59" };
    expect(buildDayStatuses(acrossMidnight, [], endOf).map(({ day }) => day)).toEqual([
      "2026-11-21",
      "2026-11-22",
    ]);
  });

  test("names every civil day once, across a clock change and a leap day too", () => {
    const range = { from: "2024-02-28T00:00:00", to: "2024-03-11T23:59:59" };
    const days = buildDayStatuses(range, [], (day) => lastInstantOf(`${day}T23:59:59`, "America/New_York"));
    expect(days.map(({ day }) => day)).toEqual(listDays("2024-02-28", "2024-03-11"));
  });
});

describe("several days", () => {
  test("are called by the gravest of them, and missing where there is none", () => {
    expect(gravestStatus(["no-data", "final", "live"])).toBe("live");
    expect(gravestStatus(["final", "no-data"])).toBe("final");
    expect(gravestStatus(["missing", "failed"])).toBe("failed");
    expect(gravestStatus([])).toBe("missing");
  });

  test("have no data where wolkvox said so of each of them", () => {
    expect(hasNoData([{ status: "no-data" }, { status: "no-data" }])).toBe(true);
    expect(hasNoData([{ status: "no-data" }, { status: "final" }])).toBe(false);
    expect(hasNoData([{ status: "no-data" }, { status: "missing" }])).toBe(false);
    expect(hasNoData([])).toBe(false);
  });
});
