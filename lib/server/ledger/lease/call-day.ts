import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Day } from "@/lib/dates/window";
import type { CallsAnswer, CallsEntry } from "@/lib/report/answers/calls-answer";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { CallLimits } from "./call-quota";
import type { CallPurpose } from "./call-request";
import { defaultTimes } from "./token-lease";

/** One call as the administrators' page shows it: `sent` while it runs, `lost` where its process ended before it did. */
export type LoggedCall = Omit<CallsEntry, "askedAt"> & { askedAtMs: number };

/** The calls of one civil day. */
export type CallDay = Omit<CallsAnswer, "operation" | "timeZone" | "asOf" | "planned" | "lastCalls"> & {
  lastCalls: LoggedCall[];
};

type DayQuestion = { operation: string; day: Day; nowMs: number };

const shownCalls = 50;

/** Stands for the ends of a call without a window. */
export const noWindow = "";

/** What a day's calls were spent on, by whom, what came of them, and the newest one by one. */
export async function loadCallDay(
  kysely: Kysely<DatabaseSchema>,
  question: DayQuestion,
  limits: CallLimits,
): Promise<CallDay> {
  const outcome = outcomeAt(question.nowMs);
  const [purposes, outcomes, requesters, lastCalls] = await Promise.all([
    countBy(kysely, question, sql.ref<CallPurpose>("purpose")),
    countBy(kysely, question, outcome),
    countBy(kysely, question, sql.ref<string | null>("asked_by")),
    loadLastCalls(kysely, question, outcome),
  ]);
  const byPurpose = { reader: 0, background: 0 };
  for (const { value, calls } of purposes) byPurpose[value] = calls;
  const spent = byPurpose.reader + byPurpose.background;
  const quota = limits.reader;
  return {
    ...{ day: question.day, quota, spent, backgroundQuota: limits.background, byPurpose, lastCalls },
    left: quota === null ? null : Math.max(0, quota - spent),
    byOutcome: outcomes.map(({ value, calls }) => ({ outcome: value, calls })),
    byAskedBy: requesters.map(({ value, calls }) => ({ askedBy: value, calls })),
  };
}

// A call that has no end when its lease has run out was left by its process; where that one lives after all, it still
// says how the call ended.
function outcomeAt(nowMs: number): RawBuilder<string> {
  return sql<string>`CASE WHEN outcome = 'sent' AND asked_at < ${nowMs - defaultTimes.leaseMs}
    THEN 'lost' ELSE outcome END`;
}

async function countBy<Value>(
  kysely: Kysely<DatabaseSchema>,
  { operation, day }: DayQuestion,
  value: RawBuilder<Value>,
): Promise<{ value: Value; calls: number }[]> {
  const { rows } = await sql<{ value: Value; calls: number }>`
    SELECT ${value} AS value, count(*) AS calls FROM upstream_call
    WHERE operation = ${operation} AND day = ${day}
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(kysely);
  return rows;
}

async function loadLastCalls(
  kysely: Kysely<DatabaseSchema>,
  { operation, day }: DayQuestion,
  outcome: RawBuilder<string>,
): Promise<LoggedCall[]> {
  const calls = await kysely
    .selectFrom("upstream_call")
    .where("operation", "=", operation)
    .where("day", "=", day)
    .select(["id", "asked_at", "window_from", "window_to", "purpose", "asked_by", "quotation", "duration_ms"])
    .select(outcome.as("shown"))
    .orderBy("id", "desc")
    .limit(shownCalls)
    .execute();
  return calls.map((call) => ({
    id: call.id,
    askedAtMs: call.asked_at,
    window: call.window_from === noWindow ? null : { from: call.window_from, to: call.window_to },
    purpose: call.purpose,
    askedBy: call.asked_by,
    outcome: call.shown,
    quotation: call.quotation,
    durationMs: call.duration_ms,
  }));
}
