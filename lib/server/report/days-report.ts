import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import { describeAllowances } from "@/lib/report/allowances/describe-allowances";
import { createOverrunSum, findOver } from "@/lib/report/allowances/overrun-sum";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { AnswerStanding } from "@/lib/report/answers/report-answer";
import { narrowWarnings } from "@/lib/report/answers/warnings";
import type { AgentReading, Reading } from "@/lib/report/figures/agent-table";
import type { DayTime } from "@/lib/report/figures/day-time";
import { createDaysReader, type DaysFigures, layDays } from "@/lib/report/figures/days";
import type { Grain } from "@/lib/report/figures/grain";
import { createSurvey } from "@/lib/report/figures/survey";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Answer } from "@/lib/server/ledger/answer";
import { readInTurns } from "@/lib/server/store/in-turns";
import { countHidden, createAnswerWatch, describeFold } from "./report-figures";
import type { DayAnswer } from "./report-material";
import { listTeamVersions, type ReportQuestion, seenKey, type TeamsRead } from "./report-question";
import { createResultCache } from "./result-cache";
import type { AnswerReader, Seen } from "./sight";

/** What is asked: a resolved range, whose time, in what grain, and how long the caller waits. */
export type DaysQuestion = Omit<ReportQuestion, "reading" | "withDni"> & {
  reading: AgentReading & Pick<Reading, "states" | "over"> & TeamsRead;
  /** Each day, week or month also tells the median of those whom the reading shows. */
  withMedian?: boolean;
  by: Grain;
};

type ReadQuestion = DaysQuestion & Omit<Seen, "sight">;

/** Every civil day of the range, asked for and settled: what is known of it, and the window that stands for it. */
export type SettledDays = AnswerStanding &
  Pick<DaysAnswer, "dayNotes" | "refreshSeconds"> & {
    days: readonly DayAnswer[];
    /** By which overruns are told; null = no allowance counts. */
    allowances: AllowanceRules | null;
    /** Which answers these are: the same ones read the same way are the same figures. */
    version: string;
  };

const mostFiguresKept = 32;

/** Turns settled days into the answer of `GET /api/report/days`; one day is read after the other. */
export function createDaysReport({
  stylesFor,
  readerFor,
}: {
  stylesFor: (question: ReadQuestion, states: readonly string[]) => Promise<StateStyle[]>;
  readerFor: (seen: Seen) => AnswerReader;
}) {
  const figures = createResultCache<
    DaysFigures & Pick<DaysAnswer, "hidden" | "warnings" | "unknownStates" | "allowances">
  >(mostFiguresKept);

  async function loadDays(question: ReadQuestion, settled: SettledDays): Promise<DaysAnswer> {
    const { days, version, notes, refreshSeconds, allowances, ...standing } = settled;
    const { window, isCut } = question.range;
    const key = figuresKey(question, version);
    const shown = await figures.getOrMake(key, () =>
      buildFigures(question, days, readerFor(question), allowances),
    );
    return {
      operation: question.operation,
      range: { ...window, timeZone: question.timeZone, isCut },
      by: question.by,
      ...standing,
      ...shown,
      styles: await stylesFor(question, shown.states),
      notes,
      refreshSeconds,
    };
  }

  async function buildFigures(
    { timeZone, reading, withMedian = false, by }: DaysQuestion,
    days: SettledDays["days"],
    answers: AnswerReader,
    allowances: AllowanceRules | null,
  ) {
    const survey = createSurvey();
    const overruns = allowances && reading.over ? createOverrunSum(allowances) : null;
    const watch = createAnswerWatch(timeZone, answers);
    const byStateOf = async (answer: Answer | null) =>
      (answer && (await answers.byStateOf?.(answer))) ?? null;
    const read = () =>
      readInTurns(days, async ({ answer }) => (answer === null ? null : answers.columnsOf(answer)));
    for await (const { item, columns } of read()) {
      if (!columns || !item.answer) continue;
      survey.add(columns);
      watch.add(item.window, item.answer, columns);
      if (overruns) overruns.add({ day: item.day, columns: (await byStateOf(item.answer)) ?? columns });
    }
    const answered = days.flatMap(({ answer }) => (answer ? [{ answer }] : []));
    const only =
      allowances && overruns && reading.over
        ? findOver(survey.agents, reading.over, allowances, overruns)
        : null;
    const reader = createDaysReader(
      survey,
      { ...reading, withMedian, allowances, only, leftOut: answers.leftOut, paid: answers.paid },
      by,
    );
    const times: DayTime[] = [];
    for await (const { item, columns } of read()) {
      const { answer, window, ...day } = item;
      const isByState = allowances !== null || answers.paid.size > 0;
      const byState = isByState && columns ? await byStateOf(answer) : null;
      times.push(reader.readDay({ ...day, columns, byState }));
    }
    return {
      ...layDays(reader, times, by),
      hidden: await countHidden(answered, answers, reading),
      allowances: allowances ? describeAllowances(allowances, reader.shown) : [],
      ...(reader.unknownStates.length > 0 && { unknownStates: reader.unknownStates }),
      warnings: [...narrowWarnings(watch.list(), { ...reading, only }), ...describeFold(reader.others)],
    };
  }

  return loadDays;
}

function figuresKey(
  { operation, range, reading, withMedian, by, ...seen }: ReadQuestion,
  version: string,
): string {
  const { agents, states, query, over } = reading;
  const { window, stretches } = range;
  const read = [
    over,
    agents,
    listTeamVersions(reading),
    states,
    query,
    by,
    withMedian === true,
    seenKey(seen),
  ];
  return JSON.stringify([operation, window, stretches, ...read, version]);
}
