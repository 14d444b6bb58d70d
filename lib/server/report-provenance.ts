import { formatInstant } from "@/lib/dates/zone";
import type { AuxRow } from "@/lib/report/aux-row";
import type { ProvenanceAnswer, ProvenanceWindow } from "@/lib/report/provenance";
import { buildReport } from "@/lib/report/report";
import { buildReportView, type Reading } from "@/lib/report/view";
import { narrowWarnings } from "@/lib/report/warnings";
import type { Answer } from "./ledger/answer";
import type { IndexEntry } from "./ledger/answer-index";
import { createAnswerWatch } from "./report-figures";

/** The answers behind a figure, each with its part of it: the figure of the agents and states that are read. */
export async function traceFigure(
  used: readonly IndexEntry[],
  reading: Reading,
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
  timeZone: string,
): Promise<Pick<ProvenanceAnswer, "total" | "windows">> {
  const windows: ProvenanceWindow[] = [];
  // One after the other: the rows of a year of days need not be held together.
  for (const entry of used) {
    const rows = await rowsOf(entry.answer);
    const watch = createAnswerWatch(timeZone);
    watch.add(entry.window, entry.answer, rows);
    const warnings = narrowWarnings(watch.list(), reading);
    windows.push(describeWindow(entry, { warnings, seconds: sumReading(rows, reading) }));
  }
  return { total: windows.reduce((sum, { seconds }) => sum + seconds, 0), windows };
}

function sumReading(rows: readonly AuxRow[], reading: Reading): number {
  return buildReportView(buildReport(rows), reading).total;
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
