import { type Day, dayOf, holdsWindow, type LocalDateTime, type Window } from "@/lib/dates/window";
import { elapsedSeconds, formatInstant, lastInstantOf } from "@/lib/dates/zone";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import { describeAllowances } from "@/lib/report/allowances/describe-allowances";
import { createOverrunSum } from "@/lib/report/allowances/overrun-sum";
import type { DayStatus } from "@/lib/report/answers/day-status";
import { buildDayStatuses, type WindowStatus } from "@/lib/report/answers/day-status";
import { findDifferences, type ReportNote } from "@/lib/report/answers/notes";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { createWarningList, narrowWarnings, type ReportWarning } from "@/lib/report/answers/warnings";
import {
  type AgentReading,
  buildAgentTableSteps,
  createAgentFilter,
  pickAgentTime,
} from "@/lib/report/figures/agent-table";
import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { type AuxReport, addExpected, createReportSum } from "@/lib/report/figures/report";
import { createRowWatch } from "@/lib/report/figures/row-watch";
import { createSurvey } from "@/lib/report/figures/survey";
import { type CivilRange, listDayWindows } from "@/lib/report/plan/day-windows";
import { isPiece, keyOfWindow } from "@/lib/report/plan/pieces";
import type { RosterAgent } from "@/lib/report/roster/roster";
import { findUnknownStates } from "@/lib/report/states/unknown-states";
import { type Answer, nameState } from "@/lib/server/ledger/answer";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import { finishInTurns, readInTurns } from "@/lib/server/store/in-turns";
import { failureOfPiece, type Knowledge, type RangeSnapshot } from "./range-snapshot";
import { type ReportQuestion, readingKey, rulesKey } from "./report-question";
import { createResultCache } from "./result-cache";
import type { AnswerReader, Seen } from "./sight";

const mostFiguresKept = 32;

/** The status of every civil day of a range: by its own answer where there is one, else by the block that holds it. */
export function describeDays(
  range: CivilRange,
  snapshot: RangeSnapshot,
  knowledge: Knowledge,
  timeZone: string,
): DayStatus[] {
  const toCome = snapshot.plan.toCome.map(
    (window): WindowStatus => ({ window, outcome: "missing", askedAtMs: null, asOf: null, isToCome: true }),
  );
  const windows = snapshot.plan.pieces.map((piece): WindowStatus => {
    const entry = knowledge.find(piece) ?? holderOf(piece, snapshot.used);
    if (entry) return describeEntry(piece, entry);
    const outcome = failureOfPiece(piece, snapshot, knowledge) ? "failed" : "missing";
    return { window: piece, outcome, askedAtMs: null, asOf: null };
  });
  const endOf = (local: LocalDateTime) => lastInstantOf(local, timeZone) + 1000;
  return buildDayStatuses(range.window, listDayWindows(range), [...windows, ...toCome], endOf);
}

function describeEntry(window: Window, { isClosed, answer }: IndexEntry): WindowStatus {
  const { outcome, askedAtMs, witnessedAtMs } = answer;
  return { window, outcome, askedAtMs: witnessedAtMs, asOf: formatInstant(askedAtMs), isClosed };
}

function holderOf(piece: Window, used: readonly IndexEntry[]): IndexEntry | undefined {
  return used.find(({ window }) => holdsWindow(window, piece));
}

/** The disagreements among the closed answers that lie within the range. */
export function listNotes({ plan, used }: RangeSnapshot, within: readonly IndexEntry[]): ReportNote[] {
  const closed = within
    .filter(({ isClosed }) => isClosed)
    .map(({ window, answer }) => ({
      window,
      askedAt: formatInstant(answer.askedAtMs),
      seconds: answer.totalSeconds,
    }));
  const single = new Set(plan.pieces.map(keyOfWindow));
  const changes = used.filter(({ window }) => single.has(keyOfWindow(window))).flatMap(describeChanges);
  return [...findDifferences(plan.pieces, closed), ...changes];
}

function describeChanges({ window, changes, doubted }: IndexEntry): ReportNote[] {
  const day = dayOf(window.from);
  const held = doubted?.change ? [{ ...doubted.change, kind: "held" as const, atMs: doubted.askedAtMs }] : [];
  return [...changes, ...held].map(({ kind, atMs, beforeSeconds, afterSeconds, agents, cases }) => {
    const at = formatInstant(atMs);
    return { kind, day, at, beforeSeconds, afterSeconds, agents, cases };
  });
}

/** What a reader must be told about the records behind figures, as their answers are read one after the other. */
export function createAnswerWatch(timeZone: string, reader: Pick<AnswerReader, "warningsOf">) {
  const warnings = createWarningList();
  const watch = createRowWatch(warnings);
  return {
    add(window: Window, answer: Pick<Answer, "warnings">, columns: AnswerColumns): void {
      const day = dayOfPiece(window);
      warnings.addAnswer(day, reader.warningsOf(answer));
      watch.add({ day, columns, windowSeconds: elapsedSeconds(window, timeZone) });
    },
    list: warnings.list,
  };
}

export type SummedAnswers = {
  report: AuxReport;
  warnings: ReportWarning[];
};

type SumRules = {
  withDni: boolean;
  timeZone: string;
  keep: readonly string[];
  /** Who should be there: whoever of them has no row is in the report without records. */
  expected?: readonly Pick<RosterAgent, "id" | "name">[];
  /** By which overruns are told; null = no allowance counts. */
  allowances: AllowanceRules | null;
};

/**
 * The matrix of many answers, each with the day that it belongs to, and what they warn of. They are read twice, one after
 * the other, and need not be held together: first who and what there is, then the sums.
 */
export async function sumAnswers(
  used: readonly IndexEntry[],
  reader: AnswerReader,
  { timeZone, withDni, keep, allowances, expected = [] }: SumRules,
): Promise<SummedAnswers> {
  const survey = createSurvey();
  const watch = createAnswerWatch(timeZone, reader);
  const entries = used.toSorted(compareWindows);
  const read = () => readInTurns(entries, ({ answer }) => reader.columnsOf(answer));
  for await (const { item, columns } of read()) {
    survey.add(columns);
    watch.add(item.window, item.answer, columns);
  }
  const { leftOut, paid } = reader;
  const sum = createReportSum(survey.fold(keep), { withDni, leftOut, paid });
  const overruns = allowances && createOverrunSum(allowances);
  for await (const { item, columns } of read()) {
    const day = dayOfPiece(item.window);
    const isByState = overruns !== null || paid.size > 0;
    const byState = (isByState && (await reader.byStateOf?.(item.answer))) || columns;
    sum.add({ day, columns, byState });
    overruns?.add({ day, columns: byState });
  }
  const report = addExpected(await finishInTurns(sum.build()), expected);
  if (overruns) for (const agent of report.agents) Object.assign(agent, overruns.of(agentKeyOf(agent)));
  return { report, warnings: [...watch.list(), ...describeFold(report.others)] };
}

/** The figures of a report, apart from how old and how whole they are. */
type ReportFigures = Pick<
  ReportAnswer,
  "states" | "unknownStates" | "allowances" | "agents" | "hidden" | "warnings"
>;

/** Who should be there, and by which allowances overruns are told. */
type FigureSources = { expected: readonly RosterAgent[]; rules: AllowanceRules | null };

type FigureQuestion = Pick<ReportQuestion, "range" | "timeZone" | "reading" | "withDni"> & Seen;

/** Loads figures; the same answers read the same way are the same figures, and are worked out once. */
export function createFigureReader(readerFor: (seen: Seen) => AnswerReader) {
  const kept = createResultCache<ReportFigures>(mostFiguresKept);

  async function build(
    question: FigureQuestion,
    used: readonly IndexEntry[],
    { expected, rules }: FigureSources,
  ): Promise<ReportFigures> {
    const { withDni, timeZone, reading } = question;
    const reader = readerFor(question);
    const { report, warnings } = await sumAnswers(used, reader, {
      ...{ withDni, timeZone, keep: reading.states, expected, allowances: rules },
    });
    const allowances = rules ? describeAllowances(rules, report.agents) : [];
    const table = await finishInTurns(buildAgentTableSteps({ ...report, allowances }, reading));
    const unknownStates = findUnknownStates(reading.states, [...report.states, ...(report.others ?? [])]);
    return {
      states: [...table.states],
      ...(unknownStates.length > 0 && { unknownStates }),
      // Of those shown: another team may have another limit.
      allowances: rules ? describeAllowances(rules, table.rows) : [],
      agents: table.rows.map(pickAgentTime),
      hidden: await countHidden(used, reader, reading),
      warnings: narrowWarnings(warnings, reading),
    };
  }

  return (
    question: FigureQuestion,
    { used }: Pick<RangeSnapshot, "used">,
    sources: FigureSources,
  ): Promise<ReportFigures> => {
    const roster = sources.expected.map(({ id, name }) => [id, name]);
    const key = [
      readingKey(question),
      roster,
      rulesKey(sources.rules),
      used.map(({ answer }) => nameState(answer)),
    ];
    return kept.getOrMake(JSON.stringify(key), () => build(question, used, sources));
  };
}

/** How many of those whom a reading shows are hidden and have records. */
export async function countHidden(
  used: readonly Pick<IndexEntry, "answer">[],
  reader: Pick<AnswerReader, "findHidden">,
  reading: AgentReading,
): Promise<number> {
  const isWanted = createAgentFilter(reading);
  const found = new Set<string>();
  for (const { answer } of used)
    for (const agent of await reader.findHidden(answer)) if (isWanted(agent)) found.add(agent.id);
  return found.size;
}

/** Told where a report has more states than columns. */
export function describeFold(others: ReadonlySet<string> | undefined): ReportWarning[] {
  return others && others.size > 0 ? [{ kind: "folded-states", count: others.size, cases: [] }] : [];
}

function dayOfPiece(window: Window): Day | null {
  return isPiece(window) ? dayOf(window.from) : null;
}

// Blocks before days: whose day is not told.
function compareWindows({ window: one }: IndexEntry, { window: other }: IndexEntry): number {
  return (dayOfPiece(one) ?? "") < (dayOfPiece(other) ?? "") ? -1 : 1;
}
