import type { Day, LocalDateTime } from "@/lib/dates/window";
import type { Overruns } from "@/lib/report/allowances/overruns";
import type { DayStatus } from "@/lib/report/answers/day-status";
import type { AnswerColumns } from "./answer-columns";
import type { TeamMedian } from "./median";
import type { PaidTime } from "./paid-time";

/** One civil day as it is known: its rows as columns, or null where there are none to be had. */
export type DayColumns = DayStatus & {
  columns: AnswerColumns | null;
  /** The same by state, where classes stand in the place of states. */
  byState?: AnswerColumns | null;
};

/** One civil day's totals over the agents chosen; `seconds` has one integer per state of the answer. */
export type DayTime = DayStatus & {
  /** How many of the agents chosen have any row. */
  agents: number;
  seconds: number[];
  /** Indices of states of which wolkvox left some time blank: it is not in the sum. Absent where there is none. */
  unknown?: number[];
  /** What of each state's seconds comes from times below zero, which averages leave out. Absent where there is none. */
  negative?: number[];
  /** What of each state's seconds notes leave out of averages, times below zero aside, and of how many agents. Absent where there is none. */
  leftOut?: number[];
  agentsLeftOut?: number;
  /** Only where it was asked for: the median of the agents chosen who have any row; null where nobody has. */
  median?: TeamMedian | null;
} & Partial<Overruns> &
  Partial<PaidTime>;

/** A week or a month, as far as it lies in the range: its sums and the days that are really in them. */
export type PeriodTime = {
  /** First and last day of the range in it. */
  from: Day;
  to: Day;
  /** Calendar days from `from` to `to`. */
  days: number;
  /** Those that wolkvox gave figures for. */
  daysWithData: number;
  /** Those without data on which nobody works; absent where there are none. */
  daysClosed?: number;
  /** The gravest of its days'. */
  status: DayStatus["status"];
  /** When the first of its days begins; absent once one has. */
  begins?: LocalDateTime;
  /** The oldest answer in it. */
  asOf?: string;
  seconds: number[];
  unknown?: number[];
  /** Only where it was asked for: the median of the sums of the agents chosen who have any row in it; null of nobody. */
  median?: TeamMedian | null;
  /** The same of their seconds per day worked. */
  medianPerDay?: TeamMedian | null;
} & Partial<Overruns> &
  Partial<PaidTime>;
