import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import type { Window } from "@/lib/dates/window";
import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import { type RowWarning, rowWarningKinds } from "@/lib/report/figures/aux-row";
import type { RowsChange } from "@/lib/report/figures/rows-change";
import type { AnswerTable } from "@/lib/server/store/tables/database-schema";

/**
 * How an answer changed what was in force when it was kept. `doubted`: it says less, and is not in force yet. `shrunk`:
 * it says less of a running day, as the doubted look before it did. `corrected`: it says something else of a closed day.
 */
export type AnswerChange = Omit<RowsChange, "hasLostTime"> & {
  kind: "doubted" | "shrunk" | "corrected";
  /** When the smaller figures were first seen; null where nothing was doubted. */
  sinceMs: number | null;
};

/** One stored answer of wolkvox without its rows. Instants in epoch milliseconds. */
export type Answer = {
  /** The store's. A fraction where it is only in memory: after all that was stored before, before all that comes. */
  id: number;
  window: Window;
  /** When its call was sent, by the clock of the process that sent it. */
  askedAtMs: number;
  /** The same moment by the earliest of the clocks that saw it: a clock that is ahead closes no day. */
  witnessedAtMs: number;
  answeredAtMs: number;
  outcome: "rows" | "no-data";
  rowCount: number;
  totalSeconds: number;
  /** Names the rows; null = no data. */
  digest: string | null;
  warnings: readonly RowWarning[];
  change: AnswerChange | null;
};

/** An answer as it came. */
export type FreshAnswer = Pick<
  Answer,
  "window" | "askedAtMs" | "witnessedAtMs" | "answeredAtMs" | "outcome" | "warnings"
> & {
  columns: AnswerColumns;
};

export function isSaved({ id }: Pick<Answer, "id">): boolean {
  return Number.isInteger(id);
}

/** Names an answer as it stands: its rows change only where a person is removed, and then they are fewer. */
export function nameState({ id, rowCount }: Pick<Answer, "id" | "rowCount">): string {
  return `${id}:${rowCount}`;
}

/** Whether an answer is kept beside the one in force, which it would make smaller. */
export function isDoubted({ change }: Pick<Answer, "change">): boolean {
  return change?.kind === "doubted";
}

/** The right under which a call was made: a token's lease and its fence. */
export type StoreRight = { token: string; fence: number };

/** The row under which an answer is kept; `pack` null = no data. */
export function buildRow(
  operation: string,
  { window, askedAtMs, witnessedAtMs, answeredAtMs, outcome, columns, warnings }: FreshAnswer,
  pack: { digest: string; totalSeconds: number } | null,
  change: AnswerChange | null,
  { fence }: Pick<StoreRight, "fence">,
): Insertable<AnswerTable> {
  return {
    operation,
    window_from: window.from,
    window_to: window.to,
    asked_at: askedAtMs,
    witnessed_at: witnessedAtMs,
    answered_at: answeredAtMs,
    outcome,
    row_count: columns.seconds.length,
    total_seconds: pack?.totalSeconds ?? 0,
    digest: pack?.digest ?? null,
    warnings: JSON.stringify(warnings),
    is_doubted: change?.kind === "doubted" ? 1 : 0,
    change: change && JSON.stringify(change),
    fence,
  };
}

const storedCase = z.object({
  agentId: z.string(),
  agentName: z.string(),
  state: z.string(),
  said: z.number(),
  found: z.number(),
});
const storedWarning = z.object({
  kind: z.enum(rowWarningKinds),
  count: z.number(),
  cases: z.array(storedCase.partial()).optional(),
});

// A kind that another version wrote is left out: the figures are told all the same.
const storedWarnings = z
  .array(z.unknown())
  .transform((list) => list.flatMap((each) => storedWarning.safeParse(each).data ?? []));

const storedChange = z.object({
  kind: z.enum(["doubted", "shrunk", "corrected"]),
  sinceMs: z.number().nullable(),
  beforeSeconds: z.number(),
  afterSeconds: z.number(),
  agents: z.number(),
  lostAgents: z.number(),
  cases: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      beforeSeconds: z.number(),
      afterSeconds: z.number().nullable(),
    }),
  ),
});

export type AnswerRow = Selectable<AnswerTable>;

export function answerOfRow(row: AnswerRow): Answer {
  return {
    id: row.id,
    window: windowOf(row),
    askedAtMs: row.asked_at,
    witnessedAtMs: row.witnessed_at ?? row.asked_at,
    answeredAtMs: row.answered_at,
    outcome: row.outcome,
    rowCount: row.row_count,
    totalSeconds: row.total_seconds,
    digest: row.digest,
    warnings: storedWarnings.parse(JSON.parse(row.warnings)),
    change: row.change === null ? null : storedChange.parse(JSON.parse(row.change)),
  };
}

export function windowOf(row: { window_from: string; window_to: string }): Window {
  return { from: row.window_from, to: row.window_to };
}
