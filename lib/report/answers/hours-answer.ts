import type { Day } from "@/lib/dates/window";
import type { Hour } from "@/lib/report/usual/day-shape";
import type { ReportAnswer } from "./report-answer";

/** A day by the hours of the clock, until its last look; an hour that nobody looked at has no seconds, and one that is not there is not known either. */
export type DayHours = { day: Day; hours: Hour[] };

/** What `GET /api/report/hours` answers. */
export type HoursAnswer = Pick<
  ReportAnswer,
  "operation" | "range" | "scope" | "suppositions" | "unknownSuppositions"
> & { days: DayHours[] };
