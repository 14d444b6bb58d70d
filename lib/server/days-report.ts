import { buildDaysAnswer, type DaysFigures } from "@/lib/report/days";
import type { DaysAnswer } from "@/lib/report/days-answer";
import type { Grain } from "@/lib/report/grain";
import type { AgentReading, Reading } from "@/lib/report/view";
import { narrowWarnings, type ReportWarning } from "@/lib/report/warnings";
import { createRecall } from "./recall";
import { createAnswerWatch, type ReadDay } from "./report-figures";
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
  days: readonly ReadDay[];
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

  async function buildFigures(question: DaysQuestion, { days }: SettledDays) {
    const built = buildDaysAnswer(days, question.reading, question.by);
    return {
      ...built,
      styles: await styles.load(question.operation, built.states),
      warnings: narrowWarnings(listWarnings(days, question.timeZone), question.reading),
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

function listWarnings(days: SettledDays["days"], timeZone: string): ReportWarning[] {
  const watch = createAnswerWatch(timeZone);
  for (const { window, told, rows } of days) if (rows) watch.add(window, { warnings: told }, rows);
  return watch.list();
}
