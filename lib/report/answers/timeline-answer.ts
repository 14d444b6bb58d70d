import type { Counting } from "@/lib/report/timeline/counting";
import type { VisitGrade } from "@/lib/report/timeline/visits";
import type { ReportAnswer, RidingProblem } from "./report-answer";

/** Visits to a state (place in `states`) between two instants: at least so many, so many seconds together. */
export type TimelineVisits = {
  state: number;
  atLeast: number;
  seconds: number;
  grade: VisitGrade;
  from: string;
  to: string;
};

export type TimelineAgent = {
  id: string;
  name: string;
  /** Place in `looks`, place in `states`, and the seconds that this look found more than the one before; negative where wolkvox took some back. */
  gains: [look: number, state: number, seconds: number][];
  visits: TimelineVisits[];
};

/** What `GET /api/report/timeline` answers. For every agent and state the gains add up to the day as its last look knew it. */
export type TimelineAnswer = Pick<
  ReportAnswer,
  | "operation"
  | "status"
  | "asOf"
  | "scope"
  | "progress"
  | "problem"
  | "refreshSeconds"
  | "states"
  | "styles"
  | "suppositions"
  | "unknownSuppositions"
> & {
  day: string;
  timeZone: string;
  /** When the day begins; UTC. */
  begins: string;
  /** How wolkvox counts a state that is on, as far as the day shows it. */
  counting: Counting;
  /** Until when the day was known, that second not included; UTC, ascending. */
  looks: string[];
  agents: TimelineAgent[];
  /**
   * Time that a look found and a later one takes back, of so many agents: wolkvox corrected itself, or hours that were asked for
   * afterwards do not add up to their day. Absent where there is none.
   */
  takenBack?: { agents: number; seconds: number };
  /** How long one call of a fill takes, with the pause after it. */
  callSeconds: number;
  /** The asking for the day's hours while it runs; `problem` says why it waits. */
  fill: TimelineFill | null;
};

/** How far the asking for a day's hours is. */
export type TimelineFill = { done: number; total: number; secondsLeft: number; problem?: RidingProblem };

/** What `POST /api/report/timeline` answers: the calls that it makes from now on; none where nothing lacks. */
export type FillBegun = { operation: string; day: string; calls: number; secondsLeft: number };
