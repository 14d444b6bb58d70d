import type { Window } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import type { DayNote } from "@/lib/report/answers/day-note";
import type { DayStatus } from "@/lib/report/answers/day-status";
import type { AnswerStanding, ReportAnswer } from "@/lib/report/answers/report-answer";
import type { LeftOut } from "@/lib/report/figures/left-out";
import type { DayWindow } from "@/lib/report/plan/day-windows";
import { keyOfWindow } from "@/lib/report/plan/pieces";
import type { RosterAgent } from "@/lib/report/roster/roster";
import type { StateNames } from "@/lib/report/states/describe-state";
import type { CountsAs } from "@/lib/report/states/state-settings";
import type { Answer } from "@/lib/server/ledger/answer";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import { failureOfPiece, type Knowledge, type RangeSnapshot } from "./range-snapshot";
import type { Sight } from "./sight";

/** A civil day as it is known, its window, and the answer that says so; null where there is none. */
export type DayAnswer = DayStatus & { window: Window; answer: Answer | null };

/** The answers behind a report, not yet added up, and what the report says of itself. */
export type ReportMaterial = AnswerStanding &
  Pick<ReportAnswer, "range" | "days"> & {
    /** From the first second to the last that is asked for: under `hours` its shifts begin and end within days. */
    hull: Window;
    /** Some of its figures were asked for before their window's end. */
    isRunning: boolean;
    used: IndexEntry[];
    /** Null where the days were not asked for. */
    dayAnswers: DayAnswer[] | null;
    /** Whom its reader may see. */
    sight: Sight;
    /** Under which state each one counts for them, and what the settings call states. */
    countsAs: CountsAs;
    /** Who is in no figure, and who of them should be there. */
    hidden: ReadonlySet<string>;
    expected: readonly RosterAgent[];
    stateNames: StateNames;
    /** By which overruns are told; null = no allowance counts. */
    allowances: AllowanceRules | null;
    /** Which days are in no average, and what is written down about days. */
    leftOut: LeftOut;
    dayNotes: readonly DayNote[];
  };

/** What a report says of itself: nothing of how it is read, and of whom. */
export function pickStanding(material: ReportMaterial) {
  const { range, hull, status, begins, asOf, knownAt, scope, progress, problem, days } = material;
  const { notes, dayNotes, stateNames, suppositions, unknownSuppositions, unknownOver } = material;
  return {
    ...{ range, hull, status, begins, asOf, knownAt, scope, progress, problem },
    ...{ days, notes, dayNotes, stateNames, suppositions, unknownSuppositions, unknownOver },
  };
}

/** The answer of every civil day of a range. */
export function listDayAnswers(
  parts: readonly DayWindow[],
  snapshot: RangeSnapshot,
  knowledge: Knowledge,
): DayAnswer[] {
  const toCome = new Set(snapshot.plan.toCome.map(keyOfWindow));
  const isToCome = (window: Window) => toCome.has(keyOfWindow(window));
  return parts.map(({ day, window }): DayAnswer => {
    if (isToCome(window)) return { day, window, status: "missing", begins: window.from, answer: null };
    const entry = knowledge.find(window);
    if (!entry) {
      const status = failureOfPiece(window, snapshot, knowledge) ? "failed" : "missing";
      return { day, window, status, answer: null };
    }
    const { answer, isClosed } = entry;
    const status = answer.outcome === "no-data" ? "no-data" : isClosed ? "final" : "live";
    return { day, window, status, asOf: formatInstant(answer.askedAtMs), answer };
  });
}
