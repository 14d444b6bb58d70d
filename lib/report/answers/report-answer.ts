import type { Day, LocalDateTime } from "@/lib/dates/window";
import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import type { AgentTime } from "@/lib/report/figures/report";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { UnknownState } from "@/lib/report/states/unknown-states";
import type { SuppositionFacts, ToldSupposition } from "@/lib/report/suppositions/supposition";
import type { DayNote } from "./day-note";
import type { DayStatus } from "./day-status";
import type { ReportNote } from "./notes";
import type { ProblemCode } from "./problem";
import type { ReportWarning } from "./warnings";

/** Why the newest figures are not here although older ones are. Instants are UTC. */
export type RidingProblem = {
  code: ProblemCode;
  detail: string;
  /** Failing since. */
  since: string;
  /** Not asked again before. */
  retryAt: string;
};

/**
 * Only while partial. `totals`: calls that the totals still lack; `days`: the totals stand, single days still come.
 * `secondsLeft` is an estimate by the calls so far; absent while there is none.
 */
export type Progress = { done: number; total: number; of: "totals" | "days"; secondsLeft?: number };

/** What a reading supposes, and what of its words cannot be. */
export type ReadingFacts = SuppositionFacts & Pick<ReportAnswer, "unknownOver">;

/** How far and of when figures are known, and under what they are read. */
export type AnswerStanding = Pick<
  ReportAnswer,
  "status" | "begins" | "asOf" | "knownAt" | "scope" | "progress" | "problem" | "notes" | keyof ReadingFacts
>;

/** What every answer says of itself, whichever way its figures are laid out. */
export type AnswerFacts = AnswerStanding &
  Pick<
    ReportAnswer,
    "range" | "states" | "hidden" | "warnings" | "dayNotes" | "allowances" | "refreshSeconds"
  > & { days: readonly DayStatus[] };

/** The period that a link compares its range with: `from` and `to` are the words that ask for it, beside the same others. */
export type ComparedPeriod = {
  from: string;
  to: string;
  timeZone: string;
  rule:
    | "week-earlier"
    | "period-before"
    | "weeks-earlier"
    | "year-earlier"
    | "months-before"
    | "months-year-earlier"
    | "given";
  /** The range still runs, and the period ends where its figures end. */
  isSoFar: boolean;
  /** The range still runs, and the period does not end where its figures end. */
  isPartBesideWhole: boolean;
};

/** The same weekday, a week before: in the order of the report's states the seconds of everybody, and the time per day worked. */
export type WeekBefore = {
  day: Day;
  seconds: number[];
  /** Places of states whose time wolkvox left blank there. */
  unknown?: number[];
  total: number;
  average: number | null;
};

/** What `GET /api/report` answers; `styles` go with `states`, one each. */
export type ReportAnswer = {
  operation: string;
  range: { from: LocalDateTime; to: LocalDateTime; timeZone: string; isCut: boolean };
  status: "complete" | "partial" | "stale";
  /** When the first shift or window of the range begins that has not begun yet; absent once all have. */
  begins?: LocalDateTime;
  /** The oldest answer that the figures rest on; null only while nothing has been answered. */
  asOf: string | null;
  /** The moment of the past whose knowledge this is; absent = everything known now. */
  knownAt?: string;
  /** Only these teams' agents are in it, as the reader may see no others; absent = everybody may be. */
  scope?: { teams: { id: string; name: string }[] };
  progress?: Progress;
  problem?: RidingProblem;
  states: string[];
  /** States that the question names and the range does not have, with what they may be called there; absent where none. */
  unknownStates?: UnknownState[];
  styles: StateStyle[];
  /** How long states may take per day worked; the agents' `overrun` and `daysOver` are in this order. */
  allowances: Allowance[];
  agents: AgentTime[];
  /** How many hidden agents have records: they are in no figure. */
  hidden: number;
  /** The ids of those agents who are in the teams that the question names as `members`; absent where it names none. */
  members?: string[];
  days: DayStatus[];
  warnings: ReportWarning[];
  /** What is supposed; absent where nothing is. */
  suppositions?: ToldSupposition[];
  /** Words of suppositions that cannot be; they do not count. */
  unknownSuppositions?: string[];
  /** The `over` of which there is no allowance on a day of the range: everybody is in the figures. */
  unknownOver?: string;
  /** Of one day that is over: absent where it is not all known. No call is made for it. */
  weekBefore?: WeekBefore;
  /** Only where the link compares. */
  comparison?: ComparedPeriod;
  /** Where answers of wolkvox disagree: nothing is hidden. */
  notes: ReportNote[];
  /** What people wrote down about its days, as far as the reader may see it; absent where nothing is. */
  dayNotes?: DayNote[];
  /** Seconds until asking again may bring something new; null = these figures are closed. */
  refreshSeconds: number | null;
};
