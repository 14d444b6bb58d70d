import { type Day, dayOf, isWholeDays, type LocalDateTime, type Window } from "@/lib/dates/window";
import type { DayWindow } from "@/lib/report/plan/day-windows";

/** How much is known of one call's window. `askedAt` and `asOf` are epoch milliseconds and UTC text. */
export type WindowStatus = {
  window: Window;
  outcome: "rows" | "no-data" | "missing" | "failed";
  askedAtMs: number | null;
  asOf: string | null;
  /** It has not begun: there is nothing to ask for yet. */
  isToCome?: boolean;
  /** The whole window was over when it was asked: its figures are final, also on a day that still runs. */
  isClosed?: boolean;
};

/**
 * One civil day of the report: `missing` was not asked yet, `failed` could not be had, `no-data` is a fact. `begins`: its
 * shift is still to come, and nothing is asked before.
 */
export type DayStatus = {
  day: Day;
  status: "final" | "live" | "no-data" | "missing" | "failed";
  asOf?: string;
  begins?: LocalDateTime;
  /** It has no data, and administrators have said that nobody works then. */
  isClosed?: boolean;
  /** What administrators call it as a day off, with or without data. */
  dayOff?: string;
};

/** The worst first: what a stretch of days is called when its days differ. */
const gravity = ["failed", "missing", "live", "final", "no-data"] as const;

/** Days as one: by the gravest of those that have begun; `missing` where none has, or where there is none. */
export function gravestStatus(days: readonly Omit<DayStatus, "day">[]): DayStatus["status"] {
  const standings = days.map(({ isClosed, ...day }) => standingOf(day));
  return gravity.find((candidate) => standings.includes(candidate)) ?? "missing";
}

/** What is said of a day: its status, that its shift is still to come, or that nobody works then. */
export type DayStanding = DayStatus["status"] | "to-come" | "closed";

export function standingOf({ status, begins, isClosed }: Omit<DayStatus, "day">): DayStanding {
  if (begins !== undefined) return "to-come";
  return isClosed ? "closed" : status;
}

/** Whether the figures of a day are still to be read: nobody knows them yet, and its shift has begun. */
export function isUnread(day: Omit<DayStatus, "day">): boolean {
  return standingOf(day) === "missing";
}

/** Whether the figures of a day lack in the sums, which may therefore grow. */
export function isLacking(day: Omit<DayStatus, "day">): boolean {
  return isUnread(day) || day.status === "failed";
}

/** Whether wolkvox answered that there is nothing on any day that has begun: a fact, and not while days are to be read. */
export function hasNoData(days: readonly Omit<DayStatus, "day">[]): boolean {
  const begun = days.filter(({ begins }) => begins === undefined);
  return begun.length > 0 && begun.every(({ status }) => status === "no-data");
}

/**
 * The status of every civil day of a range, oldest first; none where the range is part of a single day. `parts` are the
 * days with the window that belongs to each, a shift under `hours`; `endOf` gives the instant (epoch milliseconds) at
 * which a local time is over.
 */
export function buildDayStatuses(
  range: Window,
  parts: readonly DayWindow[],
  windows: readonly WindowStatus[],
  endOf: (local: LocalDateTime) => number,
): DayStatus[] {
  if (dayOf(range.from) === dayOf(range.to) && !isWholeDays(range)) return [];
  return parts.map(({ day, window: part }) => {
    const touching = windows.filter(({ window }) => window.from <= part.to && part.from <= window.to);
    return describeDay(day, touching, endOf(part.to));
  });
}

function describeDay(day: Day, windows: readonly WindowStatus[], endMs: number): DayStatus {
  const [first] = windows;
  if (first?.isToCome) return { day, status: "missing", begins: first.window.from };
  const status = gravestStatus(windows.map((window) => ({ status: statusIn(window, endMs) })));
  const asOf = windows.flatMap((window) => window.asOf ?? []).sort()[0];
  return { day, status, ...(asOf !== undefined && { asOf }) };
}

function statusIn(window: WindowStatus, endMs: number): DayStatus["status"] {
  if (window.outcome !== "rows") return window.outcome;
  const isOver = window.isClosed === true || (window.askedAtMs !== null && window.askedAtMs >= endMs);
  return isOver ? "final" : "live";
}
