import { formatInstant } from "@/lib/dates/zone";
import type { ProvenanceAnswer, ProvenanceWindow } from "@/lib/report/answers/provenance";
import { narrowWarnings } from "@/lib/report/answers/warnings";
import { createAgentFilter, type Reading } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { createDaysSurvey } from "@/lib/report/figures/days";
import { foldedState } from "@/lib/report/states/fold-states";
import { pieceLength, type Steps } from "@/lib/report/steps";
import type { Answer } from "@/lib/server/ledger/answer";
import type { IndexEntry } from "@/lib/server/ledger/answer-index";
import { finishInTurns } from "@/lib/server/ledger/in-turns";
import { createAnswerWatch } from "./report-figures";

/** The answers behind a figure, each with its part of it: the figure of the agents and states that are read. */
export async function traceFigure(
  used: readonly IndexEntry[],
  reading: Reading,
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
  timeZone: string,
): Promise<Pick<ProvenanceAnswer, "total" | "windows">> {
  const windows: ProvenanceWindow[] = [];
  const isShown = await createStateFilter(used, reading.states, rowsOf);
  // One after the other: the rows of a year of days need not be held together.
  for (const entry of used) {
    const rows = await rowsOf(entry.answer);
    const watch = createAnswerWatch(timeZone);
    watch.add(entry.window, entry.answer, rows);
    const warnings = narrowWarnings(watch.list(), reading);
    const seconds = await finishInTurns(sumRows(rows, createAgentFilter(reading), isShown));
    windows.push(describeWindow(entry, { warnings, seconds }));
  }
  return { total: windows.reduce((sum, { seconds }) => sum + seconds, 0), windows };
}

type StateFilter = (state: string) => boolean;

/** Whether a state is part of the figure: the folded ones are told by all answers together. */
async function createStateFilter(
  used: readonly IndexEntry[],
  states: readonly string[],
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
): Promise<StateFilter> {
  if (states.length === 0) return () => true;
  const chosen = new Set(states);
  if (!chosen.has(foldedState)) return (state) => chosen.has(state);
  const survey = createDaysSurvey();
  for (const { answer } of used) await finishInTurns(survey.add(await rowsOf(answer)));
  const { others } = survey.fold(states);
  return (state) => chosen.has(state) || others.has(state);
}

function* sumRows(
  rows: readonly AuxRow[],
  isWanted: ReturnType<typeof createAgentFilter>,
  isShown: StateFilter,
): Steps<number> {
  let sum = 0;
  for (const [index, { agentId, agentName, state, seconds }] of rows.entries()) {
    if (isShown(state) && isWanted({ id: agentId, name: agentName })) sum += seconds ?? 0;
    if (index % pieceLength === pieceLength - 1) yield;
  }
  yield;
  return sum;
}

function describeWindow(
  { window, isClosed, answer }: IndexEntry,
  found: Pick<ProvenanceWindow, "seconds" | "warnings">,
): ProvenanceWindow {
  return {
    ...window,
    askedAt: formatInstant(answer.askedAtMs),
    answeredAt: formatInstant(answer.answeredAtMs),
    outcome: answer.outcome,
    rows: answer.rowCount,
    digest: answer.digest,
    isFinal: isClosed,
    ...found,
  };
}
