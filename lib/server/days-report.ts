import type { Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import type { DayRows } from "@/lib/report/day-time";
import { buildDaysAnswer, type DaysFigures } from "@/lib/report/days";
import type { DaysAnswer } from "@/lib/report/days-answer";
import type { Grain } from "@/lib/report/grain";
import type { ReportWarning } from "@/lib/report/report";
import type { AgentReading, Reading } from "@/lib/report/view";
import { createRecall } from "./recall";
import { listTeamVersions, type ReportQuestion } from "./report-question";
import type { StateStyles } from "./state-styles";

/** What is asked: a resolved range, whose time, in what grain, and how long the caller waits. */
export type DaysQuestion = Omit<ReportQuestion, "reading" | "withDni"> & {
  reading: AgentReading & Pick<Reading, "states">;
  by: Grain;
};

/** Every civil day of the range, asked for and settled: what is known of it, and the window that stands for it. */
export type SettledDays = Pick<
  DaysAnswer,
  "status" | "asOf" | "knownAt" | "progress" | "problem" | "notes" | "refreshSeconds"
> & {
  days: readonly (DayRows & { window: Window })[];
  /** What wolkvox's answers warned of. */
  warnings: readonly ReportWarning[];
  /** Which answers these are: the same ones read the same way are the same figures. */
  version: string;
};

const mostFiguresKept = 32;

/** Turns settled days into the answer of `GET /api/report/days`. */
export function createDaysReport(styles: StateStyles) {
  const figures = createRecall<DaysFigures & Pick<DaysAnswer, "styles" | "warnings">>(mostFiguresKept);

  async function loadDays(question: DaysQuestion, settled: SettledDays): Promise<DaysAnswer> {
    const { status, asOf, knownAt, progress, problem, notes, refreshSeconds } = settled;
    const { window, isCut } = question.range;
    return {
      operation: question.operation,
      range: { ...window, timeZone: question.timeZone, isCut },
      by: question.by,
      status,
      asOf,
      ...(knownAt !== undefined && { knownAt }),
      ...(progress && { progress }),
      ...(problem && { problem }),
      ...(await figures.recall(figuresKey(question, settled.version), () => buildFigures(question, settled))),
      notes,
      refreshSeconds,
    };
  }

  async function buildFigures(question: DaysQuestion, { days, warnings }: SettledDays) {
    const built = buildDaysAnswer(days, question.reading, question.by);
    return {
      ...built,
      styles: await styles.load(question.operation, built.states),
      warnings: [...warnings, ...findOverlong(days, question.timeZone)],
    };
  }

  return loadDays;
}

function figuresKey({ operation, range, reading, by }: DaysQuestion, version: string): string {
  const { agents, states, query } = reading;
  const teams = listTeamVersions(reading);
  return JSON.stringify([
    operation,
    range.window,
    range.stretches,
    agents,
    teams,
    states,
    query,
    by,
    version,
  ]);
}

// More time in one state than its day is long: wolkvox gave an episode whole to a day that it only touches (U2).
function findOverlong(days: SettledDays["days"], timeZone: string): ReportWarning[] {
  const count = days.reduce((sum, { rows, window }) => {
    const most = (lastInstantOf(window.to, timeZone) - lastInstantOf(window.from, timeZone)) / 1000 + 1;
    return sum + (rows ?? []).filter(({ seconds }) => (seconds ?? 0) > most).length;
  }, 0);
  return count > 0 ? [{ kind: "longer-than-window", count }] : [];
}
