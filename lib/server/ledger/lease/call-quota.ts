import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Day } from "@/lib/dates/window";
import { formatInstant, nextMidnight } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { isPostgres } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { CallRefusedError } from "./call-refusal";
import type { CallPurpose } from "./call-request";

/** Background work leaves the rest of the day's calls to people. */
export const backgroundShare = 0.8;

/** Null = counted, not limited. */
export type CallLimits = Record<CallPurpose, number | null>;

export function buildLimits(quota: number | null): CallLimits {
  return { reader: quota, background: quota === null ? null : Math.floor(quota * backgroundShare) };
}

// What one person may spend in a day without a quota, and with one as long as any call is left.
const mostWithoutQuota = 5_000;
const alwaysTheirs = 5;

type CountedDay = { operation: string; day: Day };

function countSpent({ operation, day }: CountedDay): RawBuilder<number> {
  return sql<number>`(
    SELECT count(*) FROM upstream_call AS spent WHERE spent.operation = ${operation} AND spent.day = ${day}
  )`;
}

/** Whether a day has a call left under a limit. */
export function isCallLeft(day: CountedDay, limit: number | null): RawBuilder<SqlBool> {
  return limit === null ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${countSpent(day)} < ${limit}`;
}

/**
 * Whether one person may have another of the day's calls: half of what all others leave of the quota, so that whoever
 * comes next finds some. Background work (null) has a limit of its own.
 */
export function isShareLeft(
  day: CountedDay,
  quota: number | null,
  askedBy: string | null,
): RawBuilder<SqlBool> {
  if (askedBy === null) return sql<SqlBool>`1 = 1`;
  const own = sql<number>`(
    SELECT count(*) FROM upstream_call AS own
    WHERE own.operation = ${day.operation} AND own.day = ${day.day} AND own.asked_by = ${askedBy}
  )`;
  if (quota === null) return sql<SqlBool>`${own} < ${mostWithoutQuota}`;
  return sql<SqlBool>`(${own} < ${alwaysTheirs} OR ${own} + ${countSpent(day)} < ${quota})`;
}

/**
 * Counts and writes down with nobody in between. SQLite has one writer; on PostgreSQL two statements at once would each
 * count without the other's call, so that those of an operation wait for each other, until the transaction is over.
 */
export function countAlone<Result>(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  work: (kysely: Kysely<DatabaseSchema>) => Promise<Result>,
): Promise<Result> {
  if (!isPostgres(kysely)) return work(kysely);
  return kysely.transaction().execute(async (transaction) => {
    const name = `auxboard calls ${operation}`;
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    return work(transaction);
  });
}

type Moment = { nowMs: number; timeZone: string };

/** `upstream-quota`, until the operation's next midnight. */
export function buildSpentProblem(purpose: CallPurpose, limits: CallLimits, moment: Moment): ProblemError {
  const options = { retryAfterSeconds: secondsToMidnight(moment) };
  if (purpose === "reader")
    return new ProblemError("upstream-quota", `The ${limits.reader} calls of the day are spent.`, options);
  const detail = `The ${limits.background} calls of the day that background work may spend are spent.`;
  return new CallRefusedError("upstream-quota", detail, options);
}

/** `rate-limited`, until the operation's next midnight. */
export function buildShareProblem(moment: Moment): CallRefusedError {
  const retryAt = formatInstant(nextMidnight(moment.nowMs, moment.timeZone));
  return new CallRefusedError(
    "rate-limited",
    `You have spent your share of the day's calls to wolkvox. Next try at ${retryAt}.`,
    { retryAfterSeconds: secondsToMidnight(moment) },
  );
}

function secondsToMidnight({ nowMs, timeZone }: Moment): number {
  return Math.max(1, Math.ceil((nextMidnight(nowMs, timeZone) - nowMs) / 1000));
}
