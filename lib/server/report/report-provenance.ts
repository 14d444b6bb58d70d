import { type Day, windowOfDay } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { ProvenanceAnswer, ProvenanceWindow, SaidState } from "@/lib/report/answers/provenance";
import { narrowWarnings } from "@/lib/report/answers/warnings";
import { createDirectoryKeeper } from "@/lib/report/figures/agent-list";
import { createAgentFilter, type Reading } from "@/lib/report/figures/agent-table";
import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import type { Identity } from "@/lib/report/figures/directory";
import { createPlaceTable } from "@/lib/report/figures/place-table";
import { createSurvey } from "@/lib/report/figures/survey";
import { createStateFilter } from "@/lib/report/states/find-states";
import { foldedState } from "@/lib/report/states/fold-states";
import { compareText } from "@/lib/report/text";
import { type Gains, gainsOfLook } from "@/lib/report/timeline/gains";
import type { Answer } from "@/lib/server/ledger/answer";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import { isClosedAnswer } from "@/lib/server/ledger/closed-answer";
import { readInTurns } from "@/lib/server/store/in-turns";
import { createAnswerWatch } from "./report-figures";
import type { AnswerReader, LoadColumns } from "./sight";

type TracedAnswer = Pick<IndexEntry, "window" | "answer" | "isClosed">;

/** The answers behind a figure, each with its part of it: the figure of the agents and states that are read. */
export async function traceFigure(
  used: readonly TracedAnswer[],
  reading: Reading,
  reader: AnswerReader,
  timeZone: string,
): Promise<Pick<ProvenanceAnswer, "total" | "windows">> {
  const windows: ProvenanceWindow[] = [];
  const isShown = await createStateTest(used, reading.states, reader.columnsOf);
  const sumPart = createPartSum(createAgentFilter(reading), isShown, (state) => reader.merged.has(state));
  for await (const { item, columns } of readInTurns(used, ({ answer }) => reader.columnsOf(answer))) {
    const watch = createAnswerWatch(timeZone, reader);
    // Where nothing is merged every state stands as wolkvox wrote it.
    const said = reader.merged.size > 0 ? await reader.saidOf(item.answer) : columns;
    watch.add(item.window, item.answer, columns);
    const warnings = narrowWarnings(watch.list(), reading);
    windows.push(
      describeWindow(item, {
        rows: reader.countRows(item.answer, columns),
        warnings,
        ...sumPart(columns, said),
      }),
    );
  }
  return { total: sumSeconds(windows), windows };
}

/** Two looks at a day, the later one first, each with its answer; null = that is not kept any more. */
export type TracedLooks = {
  day: Day;
  gains: Gains;
  looks: readonly { place: number; answer: Answer | null }[];
};

/** What the first of two looks found more than the second: what each of them said of the agents and states that are read. */
export async function traceGain(
  { day, gains, looks }: TracedLooks,
  reading: Reading,
  reader: AnswerReader,
  timeZone: string,
): Promise<Pick<ProvenanceAnswer, "total" | "windows">> {
  const windows: ProvenanceWindow[] = [];
  for (const [turn, { place, answer }] of looks.entries()) {
    const look = formatInstant(gains.looks[place] ?? 0);
    const said = answer
      ? await traceAnswer(answer, reading, reader, timeZone)
      : { ...(await describeGone({ day, gains, place }, reading, reader)), isGone: true as const };
    windows.push({ ...(turn === 0 ? said : takeAway(said)), look });
  }
  return { total: sumSeconds(windows), windows };
}

async function traceAnswer(answer: Answer, reading: Reading, reader: AnswerReader, timeZone: string) {
  const { window } = answer;
  const entry = { window, answer, isClosed: isClosedAnswer(answer, { timeZone }) };
  const { windows } = await traceFigure([entry], reading, reader, timeZone);
  const [traced] = windows;
  if (!traced) throw new Error("An answer was read and is not there.");
  return traced;
}

/** What a look said whose answer was thrown away: everything that was found until then. */
async function describeGone(
  { day, gains, place }: Pick<TracedLooks, "day" | "gains"> & { place: number },
  reading: Reading,
  reader: AnswerReader,
): Promise<ProvenanceWindow> {
  const found = [...gains.looks.keys()].slice(0, place + 1).map((at) => reader.see(gainsOfLook(gains, at)));
  const survey = createSurvey();
  for (const columns of found) survey.add(columns);
  const isShown = createShownTest(survey, reading.states);
  const sumPart = createPartSum(createAgentFilter(reading), isShown, () => false);
  const askedAt = formatInstant(gains.looks[place] ?? 0);
  return {
    ...windowOfDay(day),
    ...{ askedAt, answeredAt: askedAt, outcome: "rows", rows: 0, digest: null, isFinal: false, warnings: [] },
    seconds: found.reduce((sum, columns) => sum + sumPart(columns, columns).seconds, 0),
  };
}

function takeAway({ seconds, saidStates, ...window }: ProvenanceWindow): ProvenanceWindow {
  const away = saidStates?.map((said) => ({ ...said, seconds: -said.seconds }));
  return { ...window, seconds: 0 - seconds, ...(away && { saidStates: away }) };
}

function sumSeconds(windows: readonly ProvenanceWindow[]): number {
  return windows.reduce((sum, { seconds }) => sum + seconds, 0);
}

type StateTest = (state: string) => boolean;

/** Whether a state is part of the figure: the folded ones are told by all answers together. */
async function createStateTest(
  used: readonly TracedAnswer[],
  states: readonly string[],
  columnsOf: LoadColumns,
): Promise<StateTest> {
  if (states.length === 0) return () => true;
  const survey = createSurvey();
  for await (const { columns } of readInTurns(used, ({ answer }) => columnsOf(answer))) survey.add(columns);
  return createShownTest(survey, states);
}

function createShownTest(survey: ReturnType<typeof createSurvey>, states: readonly string[]): StateTest {
  if (states.length === 0) return () => true;
  const { states: all, others } = survey.fold(states);
  const isChosen = createStateFilter(states, [...all, ...others]);
  return (state) => isChosen(state) || (states.includes(foldedState) && others.has(state));
}

/**
 * Sums answers over the identities and states that are read: each by the name that its own row gives. `said` has the same rows
 * with merged states as wolkvox wrote them.
 */
function createPartSum(
  isWanted: ReturnType<typeof createAgentFilter>,
  isShown: StateTest,
  isMerged: StateTest,
): (columns: AnswerColumns, said: AnswerColumns) => Pick<ProvenanceWindow, "seconds" | "saidStates"> {
  const inOneDirectory = createDirectoryKeeper();
  const wanted = createPlaceTable((identity: Identity) => Number(isWanted(identity)));
  const shown = createPlaceTable((state: string) => Number(isShown(state)));
  const merged = createPlaceTable((state: string) => Number(isMerged(state)));
  return (given, said) => {
    const { directory, identities, states, seconds } = inOneDirectory(given);
    const written = said.directory.states;
    const saidStates = new Map<string, SaidState>();
    const [isIdentityWanted, isStateShown] = [wanted(directory.identities), shown(directory.states)];
    const isStateMerged = merged(directory.states);
    let sum = 0;
    for (let row = 0; row < seconds.length; row += 1) {
      const time = seconds[row] ?? 0;
      const isPart = isIdentityWanted[identities[row] ?? 0] === 1 && isStateShown[states[row] ?? 0] === 1;
      if (!isPart || Number.isNaN(time)) continue;
      sum += time;
      const place = states[row] ?? 0;
      if (isStateMerged[place] !== 1) continue;
      const state = written[said.states[row] ?? 0] ?? "";
      const before = saidStates.get(state)?.seconds ?? 0;
      saidStates.set(state, { state, countsAs: directory.states[place] ?? "", seconds: before + time });
    }
    return {
      seconds: sum,
      ...(saidStates.size > 0 && { saidStates: [...saidStates.values()].sort(byTime) }),
    };
  };
}

function byTime(one: SaidState, other: SaidState): number {
  return other.seconds - one.seconds || compareText(one.state, other.state);
}

function describeWindow(
  { window, isClosed, answer }: TracedAnswer,
  found: Pick<ProvenanceWindow, "rows" | "seconds" | "saidStates" | "warnings">,
): ProvenanceWindow {
  return {
    ...window,
    askedAt: formatInstant(answer.askedAtMs),
    answeredAt: formatInstant(answer.answeredAtMs),
    outcome: answer.outcome,
    digest: answer.digest,
    isFinal: isClosed,
    ...found,
  };
}
