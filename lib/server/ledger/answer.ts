import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import type { Window } from "@/lib/dates/window";
import type { AuxRow, RowWarning } from "@/lib/report/aux-row";
import type { AnswerTable } from "@/lib/server/database-schema";

/** One stored answer of wolkvox without its rows. Instants in epoch milliseconds. */
export type Answer = {
  id: number;
  window: Window;
  askedAtMs: number;
  answeredAtMs: number;
  outcome: "rows" | "no-data";
  rowCount: number;
  totalSeconds: number;
  /** Names the rows; null = no data. */
  digest: string | null;
  warnings: readonly RowWarning[];
};

/** An answer as it came; `askedAtMs` is when its call was sent. */
export type FreshAnswer = Pick<Answer, "window" | "askedAtMs" | "answeredAtMs" | "outcome" | "warnings"> & {
  rows: readonly AuxRow[];
};

/** The right under which a call was made: a token's lease and its fence. */
export type StoreRight = { token: string; fence: number };

/** The row under which an answer is kept; `pack` null = no data. */
export function buildRow(
  operation: string,
  { window, askedAtMs, answeredAtMs, outcome, rows, warnings }: FreshAnswer,
  pack: { digest: string; totalSeconds: number } | null,
  { fence }: Pick<StoreRight, "fence">,
): Insertable<AnswerTable> {
  return {
    operation,
    window_from: window.from,
    window_to: window.to,
    asked_at: askedAtMs,
    answered_at: answeredAtMs,
    outcome,
    row_count: rows.length,
    total_seconds: pack?.totalSeconds ?? 0,
    digest: pack?.digest ?? null,
    warnings: JSON.stringify(warnings),
    fence,
  };
}

const storedWarnings = z.array(
  z.object({ kind: z.enum(["id", "negative", "unknown", "encoding"]), count: z.number() }),
);

export function readAnswer(row: Selectable<AnswerTable>): Answer {
  return {
    id: row.id,
    window: windowOf(row),
    askedAtMs: row.asked_at,
    answeredAtMs: row.answered_at,
    outcome: row.outcome,
    rowCount: row.row_count,
    totalSeconds: row.total_seconds,
    digest: row.digest,
    warnings: storedWarnings.parse(JSON.parse(row.warnings)),
  };
}

export function windowOf(row: { window_from: string; window_to: string }): Window {
  return { from: row.window_from, to: row.window_to };
}
