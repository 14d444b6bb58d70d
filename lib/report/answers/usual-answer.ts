import type { Day } from "@/lib/dates/window";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Hits, StateEnd } from "@/lib/report/usual/day-end";
import type { PersonEnd } from "@/lib/report/usual/people-days";
import type { UsualTime } from "@/lib/report/usual/usual";
import type { ReportAnswer } from "./report-answer";

/**
 * A day of the same weekday. `known`: it counts. `unseen`: looks do not tell when enough of its time was. `nobody`: it has no
 * time. `left-out`: a day off, or a note leaves it out.
 */
export type LikeDay = { day: Day; status: "known" | "unseen" | "nobody" | "left-out" };

/** Where a running day will end. Seconds. */
export type UsualEnd = {
  /** The last look, from which on it is told. */
  at: string;
  /** Of so many like days it is known what came after the same time. */
  days: number;
  states: string[];
  styles: StateStyle[];
  total: StateEnd;
  /** In the order of `states`. */
  ends: StateEnd[];
  /** How often such ranges were right, of states and like days, each told from the other ones. */
  hits: Hits;
  /** Of everybody who has a record today, and of the allowances that count; null where none does. */
  people: {
    allowances: { id: string; name: string }[];
    /** In the order of the allowances; null where none counts for them. */
    agents: { id: string; name: string; ends: (PersonEnd | null)[] }[];
    hits: Hits;
  } | null;
};

/** What `GET /api/report/usual` answers. */
export type UsualAnswer = Pick<
  ReportAnswer,
  "operation" | "scope" | "suppositions" | "unknownSuppositions"
> & {
  day: Day;
  timeZone: string;
  /** So many known days are needed. */
  needed: number;
  /** The twelve before, newest first. */
  likeDays: LikeDay[];
  /** How many agents were out at once, by quarter of an hour of the clock, where enough days are known. */
  quarters: UsualTime[];
  /** The same by hour. */
  hours: UsualTime[];
  /** Null where the day does not run, or fewer like days are known than are needed. */
  end: UsualEnd | null;
};
