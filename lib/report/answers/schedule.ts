import type { Preset } from "@/lib/dates/preset";
import type { Day } from "@/lib/dates/window";
import type { ExportFormat } from "@/lib/report/export-format";

/** How often a link is sent: every day, on Mondays, on the first of the month. */
export const rhythms = ["day", "week", "month"] as const;

export type Rhythm = (typeof rhythms)[number];

/** The closed period that is sent, whatever relative range the link names. */
export const closedBefore = {
  day: "yesterday",
  week: "last-week",
  month: "last-month",
} as const satisfies Record<Rhythm, Preset>;

export const scheduleLimits = { name: 80, link: 4_000, recipients: 20, schedules: 50 } as const;

/** What somebody says of a schedule. `link` holds the words of a link, without `?`. */
export type ScheduleWords = {
  name: string;
  link: string;
  format: ExportFormat;
  /** E-mail addresses, or one address of a webhook. */
  to: readonly string[];
  every: Rhythm;
  /** The operation's civil time, `07:00`. */
  at: string;
};

/**
 * `waiting`: to be sent, now or after a pause. `handing`: the message goes over. `unsure`: it was cut off while it went over, so that
 * nobody knows whether it arrived; it is not sent a second time.
 */
export const runStates = ["waiting", "handing", "sent", "failed", "unsure"] as const;

export type RunState = (typeof runStates)[number];

/** The sending of one period. Instants are UTC. */
export type ScheduleRun = {
  /** The closed days before the sending: `2026-11-28`, or `2026-11-23..2026-11-29`. */
  period: string;
  dueAt: string;
  state: RunState;
  attempts: number;
  /** When it is tried next; null where it is over. */
  nextAt: string | null;
  endedAt: string | null;
  /** Why it is not sent, or what its reader was warned of. */
  problem: string | null;
  detail: string;
};

export type Schedule = ScheduleWords & {
  id: string;
  operation: string;
  /** Who made it, and with whose rights it reads. */
  by: string;
  isPaused: boolean;
  /** Why it was stopped: its maker is gone, disabled, or may not send any more. */
  stopped: string | null;
  /** When it is sent next; null while it is paused. */
  nextAt: string | null;
  lastRun: ScheduleRun | null;
};

export type SchedulesAnswer = {
  schedules: Schedule[];
  /** The variables without which no e-mail is sent. */
  missingForMail: string[];
};

/** A new schedule; `secret` signs what a webhook is sent, and is told here alone. */
export type NewScheduleAnswer = Schedule & { secret: string | null };

export type ScheduleRunsAnswer = { runs: ScheduleRun[] };

/** Where the test went; `problem` says why it did not. */
export type ScheduleTestAnswer = { to: string; problem: string | null; detail: string };

/** Whether recipients are one webhook, and no e-mail addresses. */
export function isSentToWebhook(to: readonly string[]): boolean {
  return /^https?:/i.test(to[0] ?? "");
}

/** The first and the last day of a period. */
export function daysOfPeriod(period: string): { first: Day; last: Day } {
  const [first = "", last = first] = period.split("..");
  return { first, last };
}
