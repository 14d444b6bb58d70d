import type { Day } from "@/lib/dates/window";
import type { UsualTime } from "@/lib/report/usual/usual";
import type { ReportAnswer } from "./report-answer";

/**
 * A day of the same weekday. `known`: it counts. `unseen`: looks do not tell when enough of its time was. `nobody`: it has no
 * time. `left-out`: a day off, or a note leaves it out.
 */
export type LikeDay = { day: Day; status: "known" | "unseen" | "nobody" | "left-out" };

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
};
