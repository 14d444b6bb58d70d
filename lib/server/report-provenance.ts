import { formatInstant } from "@/lib/dates/zone";
import type { AuxRow } from "@/lib/report/aux-row";
import type { ProvenanceAnswer, ProvenanceWindow } from "@/lib/report/provenance";
import { buildReport } from "@/lib/report/report";
import { buildReportView, type Reading } from "@/lib/report/view";
import type { Answer } from "./ledger/answer";
import type { IndexEntry } from "./ledger/answer-index";

/** The answers behind a figure, each with its part of it: the figure of the agents and states that are read. */
export async function traceFigure(
  used: readonly IndexEntry[],
  reading: Reading,
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
): Promise<Pick<ProvenanceAnswer, "total" | "windows">> {
  const windows: ProvenanceWindow[] = [];
  // One after the other: the rows of a year of days need not be held together.
  for (const entry of used)
    windows.push(describeWindow(entry, sumReading(await rowsOf(entry.answer), reading)));
  return { total: windows.reduce((sum, { seconds }) => sum + seconds, 0), windows };
}

function sumReading(rows: readonly AuxRow[], reading: Reading): number {
  return buildReportView(buildReport(rows), reading).total;
}

function describeWindow({ window, isClosed, answer }: IndexEntry, seconds: number): ProvenanceWindow {
  return {
    ...window,
    askedAt: formatInstant(answer.askedAtMs),
    answeredAt: formatInstant(answer.answeredAtMs),
    outcome: answer.outcome,
    rows: answer.rowCount,
    digest: answer.digest,
    isFinal: isClosed,
    seconds,
  };
}
