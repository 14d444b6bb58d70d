import { listDays } from "@/lib/dates/day";
import { type Day, dayOf, type Window, windowOfDay } from "@/lib/dates/window";

/** How much is known of one call's window. `askedAt` and `asOf` are epoch milliseconds and UTC text. */
export type WindowStatus = {
  window: Window;
  outcome: "rows" | "no-data" | "missing" | "failed";
  askedAtMs: number | null;
  asOf: string | null;
  /** The whole window was over when it was asked: its figures are final, also on a day that still runs. */
  isClosed?: boolean;
};

/** One civil day of the report: `missing` was not asked yet, `failed` could not be had, `no-data` is a fact. */
export type DayStatus = {
  day: Day;
  status: "final" | "live" | "no-data" | "missing" | "failed";
  asOf?: string;
};

/** The worst first: what a stretch of days is called when its days differ. */
const gravity = ["failed", "missing", "live", "final", "no-data"] as const;

/** The gravest status of several; `missing` where there is none. */
export function gravestStatus(statuses: readonly DayStatus["status"][]): DayStatus["status"] {
  return gravity.find((candidate) => statuses.includes(candidate)) ?? "missing";
}

/** Whether wolkvox answered that there is nothing on any day: a fact, and not while days are still to be read. */
export function hasNoData(days: readonly Pick<DayStatus, "status">[]): boolean {
  return days.length > 0 && days.every(({ status }) => status === "no-data");
}

/**
 * The status of every civil day in a range, oldest first; none where the range is part of a single day.
 * `endOf` gives the instant (epoch milliseconds) at which a civil day is over.
 */
export function buildDayStatuses(
  range: Window,
  windows: readonly WindowStatus[],
  endOf: (day: Day) => number,
): DayStatus[] {
  const whole = windowOfDay(dayOf(range.from));
  const isPartOfOneDay =
    dayOf(range.from) === dayOf(range.to) && (range.from !== whole.from || range.to !== whole.to);
  if (isPartOfOneDay) return [];
  const spans = windows.map((one) => ({ one, first: dayOf(one.window.from), last: dayOf(one.window.to) }));
  return listDays(dayOf(range.from), dayOf(range.to)).map((day) => {
    const touching = spans.filter(({ first, last }) => first <= day && day <= last);
    return describeDay(
      day,
      touching.map(({ one }) => one),
      endOf(day),
    );
  });
}

function describeDay(day: Day, windows: readonly WindowStatus[], endMs: number): DayStatus {
  const statuses = windows.map((window) => statusIn(window, endMs));
  const status = gravestStatus(statuses);
  const asOf = windows.flatMap((window) => window.asOf ?? []).sort()[0];
  return { day, status, ...(asOf !== undefined && { asOf }) };
}

function statusIn(window: WindowStatus, endMs: number): DayStatus["status"] {
  if (window.outcome !== "rows") return window.outcome;
  const isOver = window.isClosed === true || (window.askedAtMs !== null && window.askedAtMs >= endMs);
  return isOver ? "final" : "live";
}
