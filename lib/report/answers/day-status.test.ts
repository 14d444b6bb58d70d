import { describe, expect, test } from "vitest";
import { listDays } from "@/lib/dates/day";
import type { Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import { listDayWindows } from "@/lib/report/plan/day-windows";
import {
  buildDayStatuses,
  type DayStatus,
  gravestStatus,
  hasNoData,
  isLacking,
  isUnread,
  standingOf,
  type WindowStatus,
} from "./day-status";

const zone = "America/Bogota";

function at(instant: string): number {
  return Date.parse(instant);
}

/** The instant at which a local time of the operation is over. */
function endOf(local: string): number {
  return lastInstantOf(local, zone) + 1000;
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

/** The days of a range in one stretch. */
function statusesIn(window: Window, windows: WindowStatus[], stretches: readonly Window[] = [window]) {
  return buildDayStatuses(window, listDayWindows({ window, stretches }), windows, endOf);
}

function statusesOf(from: string, to: string, windows: WindowStatus[]): Record<string, string> {
  const range = { from: `${from}T00:00:00`, to: `${to}T23:59:59` };
  return Object.fromEntries(statusesIn(range, windows).map(({ day, status }) => [day, status]));
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
    expect(statusesIn(range, windows)).toEqual([
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
    expect(statusesIn(window, [])).toEqual([]);
    const [morning, evening] = [
      { from: "2026-11-22T00:00:00", to: "2026-11-22T11:59:59" },
      { from: "2026-11-22T12:00:00", to: "2026-11-22T23:59:59" },
    ];
    expect([morning, evening].map((part) => statusesIn(part, []))).toEqual([[], []]);
    const acrossMidnight = { from: "2026-11-21T22:00:00", to: "2026-11-22T05:59:59" };
    expect(statusesIn(acrossMidnight, []).map(({ day }) => day)).toEqual(["2026-11-21", "2026-11-22"]);
  });

  test("names every civil day once, across a clock change and a leap day too", () => {
    const range = { from: "2024-02-28T00:00:00", to: "2024-03-11T23:59:59" };
    const days = statusesIn(range, []);
    expect(days.map(({ day }) => day)).toEqual(listDays("2024-02-28", "2024-03-11"));
  });
});

describe("several days", () => {
  const gravestOf = (...statuses: DayStatus["status"][]) =>
    gravestStatus(statuses.map((status) => ({ status })));

  test("are called by the gravest of them, and missing where there is none", () => {
    expect(gravestOf("no-data", "final", "live")).toBe("live");
    expect(gravestOf("final", "no-data")).toBe("final");
    expect(gravestOf("missing", "failed")).toBe("failed");
    expect(gravestOf()).toBe("missing");
  });

  test("have no data where wolkvox said so of each of them", () => {
    expect(hasNoData([{ status: "no-data" }, { status: "no-data" }])).toBe(true);
    expect(hasNoData([{ status: "no-data" }, { status: "final" }])).toBe(false);
    expect(hasNoData([{ status: "no-data" }, { status: "missing" }])).toBe(false);
    expect(hasNoData([])).toBe(false);
    const toCome = { status: "missing", begins: "2026-11-22T21:00:00" } as const;
    expect([hasNoData([{ status: "no-data" }, toCome]), hasNoData([toCome])]).toEqual([true, false]);
  });

  test("are called by those that have begun, and lack nothing where a shift is still to come", () => {
    const toCome = { status: "missing", begins: "2026-11-22T21:00:00" } as const;
    expect(gravestStatus([{ status: "final" }, toCome])).toBe("final");
    expect(gravestStatus([toCome])).toBe("missing");
    expect([isUnread(toCome), isLacking(toCome), standingOf(toCome)]).toEqual([false, false, "to-come"]);
    const unread = { status: "missing" } as const;
    expect([isUnread(unread), isLacking(unread), standingOf(unread)]).toEqual([true, true, "missing"]);
    expect([isUnread({ status: "failed" }), isLacking({ status: "failed" })]).toEqual([false, true]);
  });
});

describe("days under a shift", () => {
  const range = { from: "2026-11-20T00:00:00", to: "2026-11-21T23:59:59" };
  const shifts = [
    { from: "2026-11-20T21:00:00", to: "2026-11-21T04:59:59" },
    { from: "2026-11-21T21:00:00", to: "2026-11-22T04:59:59" },
  ];
  const known = (place: number, asked: string): WindowStatus => {
    const { from, to } = shifts[place] ?? range;
    return { ...windowStatus(from, to, "rows", asked), isClosed: false };
  };

  test("follow the shift that starts on them, not the one that ends there", () => {
    const windows = [known(0, "2026-11-22T03:00:00Z"), known(1, "2026-11-22T03:00:00Z")];
    expect(statusesIn(range, windows, shifts).map(({ status }) => status)).toEqual(["final", "live"]);
  });

  test("are live after midnight until the shift is over", () => {
    const statusAt = (asked: string) => statusesIn(range, [known(0, asked)], shifts)[0]?.status;
    expect([statusAt("2026-11-21T08:00:00Z"), statusAt("2026-11-21T09:59:59Z")]).toEqual(["live", "live"]);
    expect(statusAt("2026-11-21T10:00:00Z")).toBe("final");
  });

  test("say when theirs begins", () => {
    const [, window = range] = shifts;
    const toCome: WindowStatus = { window, outcome: "missing", askedAtMs: null, asOf: null, isToCome: true };
    expect(statusesIn(range, [known(0, "2026-11-21T12:00:00Z"), toCome], shifts)).toEqual([
      { day: "2026-11-20", status: "final", asOf: "2026-11-21T12:00:00Z" },
      { day: "2026-11-21", status: "missing", begins: "2026-11-21T21:00:00" },
    ]);
  });
});
