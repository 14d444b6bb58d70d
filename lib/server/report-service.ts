import { type Day, type Window, windowOfDay } from "@/lib/dates/window";
import { formatInstant, lastInstantOf } from "@/lib/dates/zone";
import { buildDayStatuses, type DayStatus, type WindowStatus } from "@/lib/report/day-status";
import { listDayWindows } from "@/lib/report/day-windows";
import type { DaysAnswer } from "@/lib/report/days-answer";
import { planCalls } from "@/lib/report/plan";
import { ProblemError } from "@/lib/report/problem";
import { type AuxReport, buildReport, type ReportWarning } from "@/lib/report/report";
import type { ReportAnswer, RidingProblem } from "@/lib/report/report-answer";
import { buildReportView, type Reading } from "@/lib/report/view";
import { createDaysReport, type DaysQuestion } from "./days-report";
import type { AnswerBook, Failure, Holding } from "./ledger/answer-book";
import { createRecall } from "./recall";
import { type Patience, settleCalls } from "./settle-calls";
import type { StateStyles } from "./state-styles";

/** What is asked: a resolved range and how much of it is wanted. */
export type ReportQuestion = {
  operation: string;
  timeZone: string;
  range: { window: Window; stretches: readonly Window[]; isCut: boolean };
  reading: Reading;
  withDni: boolean;
  patience: Patience;
};

export type ReportServiceOptions = {
  book: AnswerBook;
  styles: StateStyles;
  refreshMs: number;
  now: () => number;
};

const mostFiguresKept = 32;

/**
 * Plan -> ledger -> wolkvox -> report. Old figures beat none and carry the problem; figures that cannot be had at
 * all are a ProblemError, never an empty report.
 */
export function createReportService({ book, styles, refreshMs, now }: ReportServiceOptions) {
  const figures = createRecall<Figures>(mostFiguresKept);
  const describeDays = createDaysReport(styles);

  async function loadReport(question: ReportQuestion): Promise<ReportAnswer> {
    const windows = planCalls(question.range.stretches);
    await settleCalls(book, windows, question.patience);
    const holdings = windows.map((window) => ({ window, ...book.look(window) }));
    assertSomethingKnown(holdings, now());
    if (holdings.every(({ answer }) => answer)) assertAgentsKnown(question.reading.agents);
    return describe(question, holdings);
  }

  // Until the ledger keeps days: every day is a window of its own, asked as any other.
  async function loadDays(question: DaysQuestion): Promise<DaysAnswer> {
    const parts = listDayWindows(question.range);
    await settleCalls(
      book,
      parts.map(({ window }) => window),
      question.patience,
    );
    const holdings = parts.map(({ day, window }) => ({ day, window, ...book.look(window) }));
    assertSomethingKnown(holdings, now());
    if (holdings.every(({ answer }) => answer)) assertAgentsKnown(question.reading.agents);
    const days = holdings.map((holding) => ({
      day: holding.day,
      window: holding.window,
      rows: holding.answer?.rows ?? null,
      ...describeDay(holding, book),
    }));
    return describeDays(question, {
      days,
      ...describeProgress(holdings),
      warnings: sumWarnings(holdings),
      version: JSON.stringify(knownAnswers(holdings)),
      refreshSeconds: refreshSeconds(holdings),
    });
  }

  function assertAgentsKnown(ids: readonly string[]): void {
    const stranger = ids.find((id) => !book.knowsAgent(id));
    if (stranger === undefined) return;
    throw new ProblemError("not-found", `No answer of wolkvox has named the agent ${stranger.slice(0, 40)}.`);
  }

  async function describe(question: ReportQuestion, holdings: WindowHolding[]): Promise<ReportAnswer> {
    const { window, isCut } = question.range;
    return {
      operation: question.operation,
      range: { ...window, timeZone: question.timeZone, isCut },
      ...describeProgress(holdings),
      ...(await figures.recall(figuresKey(question, holdings), () => buildFigures(question, holdings))),
      refreshSeconds: refreshSeconds(holdings),
    };
  }

  async function buildFigures(question: ReportQuestion, holdings: WindowHolding[]): Promise<Figures> {
    const rows = holdings.flatMap(({ answer }) => answer?.rows ?? []);
    const report = buildReport(rows, { withDni: question.withDni });
    const view = buildReportView(report, question.reading);
    return {
      states: view.states,
      styles: await styles.load(question.operation, view.states),
      agents: view.rows.map(({ key, total, wholeTotal, ...agent }) => agent),
      days: buildDayStatuses(
        question.range.window,
        holdings.map((holding) => describeWindow(holding, book)),
        (day) => endOf(day, question.timeZone),
      ),
      warnings: [
        ...sumWarnings(holdings),
        ...findOverlong(report, lengthSeconds(question.range.stretches, question.timeZone)),
      ],
    };
  }

  function refreshSeconds(holdings: WindowHolding[]): number | null {
    const due = holdings.flatMap(({ answer, failure }) => {
      if (failure) return failure.retryAtMs;
      if (!answer) return now();
      return book.isClosed(answer) ? [] : answer.askedAtMs + refreshMs;
    });
    return due.length === 0 ? null : Math.max(1, Math.ceil((Math.min(...due) - now()) / 1000));
  }

  return { loadReport, loadDays };
}

export type ReportService = ReturnType<typeof createReportService>;

type WindowHolding = Holding & { window: Window };

type Figures = Pick<ReportAnswer, "states" | "styles" | "agents" | "days" | "warnings">;

// The same answers read the same way are the same figures: only their age and progress differ.
function figuresKey(
  { operation, range, reading, withDni }: ReportQuestion,
  holdings: WindowHolding[],
): string {
  const { agents, states, query, sort } = reading;
  return JSON.stringify([
    operation,
    range.window,
    range.stretches,
    agents,
    states,
    query,
    sort,
    withDni,
    knownAnswers(holdings),
  ]);
}

function knownAnswers(holdings: WindowHolding[]) {
  return holdings.map(({ answer, failure }) => answer?.id ?? (failure ? "failed" : "missing"));
}

function describeDay(holding: WindowHolding, book: AnswerBook): Omit<DayStatus, "day"> {
  const { outcome, asOf, isClosed } = describeWindow(holding, book);
  const status = outcome === "rows" ? (isClosed ? "final" : "live") : outcome;
  return { status, ...(asOf !== null && { asOf }) };
}

function assertSomethingKnown(holdings: WindowHolding[], nowMs: number): void {
  if (holdings.some(({ answer, pending }) => answer || pending)) return;
  const failure = firstFailure(holdings);
  if (!failure) throw new Error("A window was asked and is neither answered, pending nor failed.");
  const { problem, retryAtMs } = failure;
  const retryAfterSeconds = Math.max(1, Math.ceil((retryAtMs - nowMs) / 1000));
  throw new ProblemError(problem.code, problem.message, { retryAfterSeconds, cause: problem });
}

function firstFailure(holdings: WindowHolding[]): Failure | null {
  return holdings.find(({ failure }) => failure)?.failure ?? null;
}

function describeProgress(
  holdings: WindowHolding[],
): Pick<ReportAnswer, "status" | "asOf" | "progress" | "problem"> {
  const answered = holdings.flatMap(({ answer }) => answer ?? []);
  const isPending = holdings.some(({ pending }) => pending);
  const isWhole = answered.length === holdings.length;
  const failure = firstFailure(holdings);
  const status = isPending || !isWhole ? "partial" : failure ? "stale" : "complete";
  const done = holdings.filter(({ answer, pending }) => answer && !pending).length;
  const oldestMs = Math.min(...answered.map(({ askedAtMs }) => askedAtMs));
  return {
    status,
    asOf: answered.length > 0 ? formatInstant(oldestMs) : null,
    ...(status === "partial" && { progress: { done, total: holdings.length } }),
    ...(failure && { problem: describeFailure(failure) }),
  };
}

function describeFailure({ problem, sinceMs, retryAtMs }: Failure): RidingProblem {
  return {
    code: problem.code,
    detail: problem.message,
    since: formatInstant(sinceMs),
    retryAt: formatInstant(retryAtMs),
  };
}

function describeWindow({ window, answer, failure }: WindowHolding, book: AnswerBook): WindowStatus {
  const outcome = answer ? answer.outcome : failure ? "failed" : "missing";
  const askedAtMs = answer?.askedAtMs ?? null;
  const asOf = askedAtMs === null ? null : formatInstant(askedAtMs);
  return { window, outcome, askedAtMs, asOf, isClosed: answer !== null && book.isClosed(answer) };
}

function sumWarnings(holdings: WindowHolding[]): ReportWarning[] {
  const counts = new Map<ReportWarning["kind"], number>();
  for (const { kind, count } of holdings.flatMap(({ answer }) => answer?.warnings ?? [])) {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

// wolkvox may give an episode whole to a window that it only touches (U2): shown as it is, and said.
function findOverlong({ agents }: AuxReport, mostSeconds: number): ReportWarning[] {
  const count = agents.flatMap(({ seconds }) => seconds.filter((value) => value > mostSeconds)).length;
  return count > 0 ? [{ kind: "longer-than-window", count }] : [];
}

function lengthSeconds(stretches: readonly Window[], timeZone: string): number {
  return stretches.reduce((sum, { from, to }) => {
    const ms = lastInstantOf(to, timeZone) - lastInstantOf(from, timeZone);
    return sum + ms / 1000 + 1;
  }, 0);
}

function endOf(day: Day, timeZone: string): number {
  return lastInstantOf(windowOfDay(day).to, timeZone) + 1000;
}
