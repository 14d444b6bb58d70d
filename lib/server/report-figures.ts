import { type Day, dayOf, type Window } from "@/lib/dates/window";
import { elapsedSeconds, formatInstant } from "@/lib/dates/zone";
import type { AuxRow } from "@/lib/report/aux-row";
import type { DayStatus } from "@/lib/report/day-status";
import { buildDayStatuses, type WindowStatus } from "@/lib/report/day-status";
import type { DayRows } from "@/lib/report/day-time";
import type { DayWindow } from "@/lib/report/day-windows";
import { findDifferences, type ReportNote } from "@/lib/report/notes";
import { isPiece, keyOfWindow } from "@/lib/report/pieces";
import {
  type AuxReport,
  buildReportOfDays,
  createReportSum,
  type ReportWarning,
  type RowBatch,
} from "@/lib/report/report";
import type { Answer } from "./ledger/answer";
import type { IndexEntry } from "./ledger/answer-index";
import { listDayAnswers } from "./report-material";
import { endOfDay, failureOfPiece, type Knowledge, type Scene } from "./report-scene";

/** The status of every civil day of a range: by its own answer where there is one, else by the block that holds it. */
export function describeDays(
  range: Window,
  scene: Scene,
  knowledge: Knowledge,
  timeZone: string,
): DayStatus[] {
  const windows = scene.plan.pieces.map((piece): WindowStatus => {
    const entry = knowledge.find(piece) ?? holderOf(piece, scene.used);
    if (entry) return describeEntry(piece, entry);
    const outcome = failureOfPiece(piece, scene, knowledge) ? "failed" : "missing";
    return { window: piece, outcome, askedAtMs: null, asOf: null };
  });
  return buildDayStatuses(range, windows, (day) => endOfDay(day, timeZone));
}

function describeEntry(window: Window, { isClosed, answer }: IndexEntry): WindowStatus {
  const { outcome, askedAtMs, witnessedAtMs } = answer;
  return { window, outcome, askedAtMs: witnessedAtMs, asOf: formatInstant(askedAtMs), isClosed };
}

function holderOf(piece: Window, used: readonly IndexEntry[]): IndexEntry | undefined {
  return used.find(({ window }) => window.from <= piece.from && piece.to <= window.to);
}

/** The disagreements among the closed answers that lie within the range. */
export function describeNotes({ plan, used }: Scene, within: readonly IndexEntry[]): ReportNote[] {
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

/** What a reader must be told about the records behind the figures. */
export function describeWarnings(
  report: AuxReport,
  used: readonly IndexEntry[],
  stretches: readonly Window[],
  timeZone: string,
): ReportWarning[] {
  return [...sumWarnings(used), ...findOverlong(report, lengthSeconds(stretches, timeZone))];
}

/** What wolkvox's answers warned of, together. */
export function sumWarnings(used: readonly IndexEntry[]): ReportWarning[] {
  const counts = new Map<ReportWarning["kind"], number>();
  for (const { kind, count } of used.flatMap(({ answer }) => answer.warnings)) {
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
  return stretches.reduce((sum, stretch) => sum + elapsedSeconds(stretch, timeZone), 0);
}

/** Every civil day of a range as it is known, with its rows where it has any. */
export function loadDayRows(
  parts: readonly DayWindow[],
  scene: Scene,
  knowledge: Knowledge,
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
): Promise<(DayRows & { window: Window })[]> {
  return Promise.all(
    listDayAnswers(parts, scene, knowledge).map(async ({ answer, ...day }) => ({
      ...day,
      rows: answer && (await rowsOf(answer)),
    })),
  );
}

/** The matrix of many answers' rows, each with the day that it belongs to. */
export async function sumAnswers(
  used: readonly IndexEntry[],
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
  withDni: boolean,
): Promise<AuxReport> {
  const batches = await Promise.all(
    used.map(async ({ window, answer }) => ({
      day: dayOfPiece(window),
      rows: await rowsOf(answer),
    })),
  );
  return buildReportOfDays(batches.toSorted(compareDays), { withDni });
}

/** The same where rows are read one answer after the other: never those of all answers together. */
export async function sumAnswersInTurn(
  used: readonly IndexEntry[],
  rowsOf: (answer: Answer) => Promise<readonly AuxRow[]>,
  withDni: boolean,
): Promise<AuxReport> {
  const sum = createReportSum({ withDni });
  const entries = used.map(({ window, answer }) => ({ day: dayOfPiece(window), answer }));
  for (const { day, answer } of entries.toSorted(compareDays)) sum.add({ day, rows: await rowsOf(answer) });
  return sum.build();
}

function dayOfPiece(window: Window): Day | null {
  return isPiece(window) ? dayOf(window.from) : null;
}

function compareDays({ day: one }: Pick<RowBatch, "day">, { day: other }: Pick<RowBatch, "day">): number {
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
