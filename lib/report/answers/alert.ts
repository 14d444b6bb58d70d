import type { Day } from "@/lib/dates/window";
import type { ScheduleRun, ScheduleTestAnswer } from "./schedule";

/** `digest`: at every full hour, what is new since the last letter. `each`: as soon as it is known. */
export const alertModes = ["digest", "each"] as const;

export type AlertMode = (typeof alertModes)[number];

/** How many alerts one person may have. */
export const mostAlerts = 50;

/** What somebody says of an alert. */
export type AlertWords = {
  name: string;
  operation: string;
  /** The id of an allowance; null = any. */
  allowance: string | null;
  /** The id of a team; null = whomever its maker may see. */
  team: string | null;
  /** E-mail addresses, or one address of a webhook. */
  to: readonly string[];
  mode: AlertMode;
  /** The operation's civil time in which nothing is sent, `20:00-07:00`; null = none. */
  quiet: string | null;
};

/** An agent who was over an allowance on a day. Told once for each agent, allowance and day. */
export type AlertCrossing = {
  agent: { id: string; name: string };
  /** `seconds`: the limit; null where nobody can tell. */
  allowance: { id: string; name: string; seconds: number | null };
  day: Day;
  /** Seconds over the limit, as the letter said. */
  over: number;
  /** How old the figures were, UTC. */
  asOf: string;
};

/** The sending of one letter. */
export type AlertRun = Omit<ScheduleRun, "period">;

/** A letter and what it said to whom. */
export type AlertLetter = AlertRun & {
  /** Where it was sent to; empty while it waits. */
  to: readonly string[];
  /** Of those whom the reader may see now. */
  crossings: AlertCrossing[];
  /** How many others it told of. */
  others: number;
};

/** `allowance-gone`: also where it holds a state that is sensitive by now. */
export const alertGone = ["operation-gone", "team-gone", "allowance-gone"] as const;

export type AlertGone = (typeof alertGone)[number];

export type Alert = AlertWords & {
  id: string;
  /** Who made it, and with whose rights it reads. */
  by: string;
  isPaused: boolean;
  /** Why it was stopped: its maker is gone, disabled, or may not send any more. */
  stopped: string | null;
  /** When it looks next; null while it is paused. */
  nextAt: string | null;
  /** When it looked last; null = it has not yet. */
  lookedAt: string | null;
  /** How old today's figures were then; null = nobody had read the day. */
  asOf: string | null;
  /** Why it could see nothing. */
  problem: AlertGone | null;
  lastRun: AlertRun | null;
};

export type AlertsAnswer = {
  alerts: Alert[];
  /** The variables without which no e-mail is sent. */
  missingForMail: string[];
};

/** A new alert; `secret` signs what a webhook is sent, and is told here alone. */
export type NewAlertAnswer = Alert & { secret: string | null };

export type AlertLogAnswer = { letters: AlertLetter[] };

/** Where the test went, and how many it told of. */
export type AlertTestAnswer = ScheduleTestAnswer & { crossings: number };
