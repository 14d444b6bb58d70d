import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Day } from "@/lib/dates/window";
import { nextMidnight } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/problem";
import type { DatabaseSchema } from "@/lib/server/database-schema";
import type { CallPurpose } from "./call-request";
import { isPostgres } from "./database-clock";

/** Background work leaves the rest of the day's calls to people. */
export const backgroundShare = 0.8;

/** Null = counted, not limited. */
export type CallLimits = Record<CallPurpose, number | null>;

export function buildLimits(quota: number | null): CallLimits {
  return { reader: quota, background: quota === null ? null : Math.floor(quota * backgroundShare) };
}

/** Whether a day has a call left under a limit. */
export function isCallLeft(operation: string, day: Day, limit: number | null): RawBuilder<SqlBool> {
  if (limit === null) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(
    SELECT count(*) FROM upstream_call AS spent WHERE spent.operation = ${operation} AND spent.day = ${day}
  ) < ${limit}`;
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

/** `upstream-quota`, until the operation's next midnight. */
export function buildSpentProblem(
  purpose: CallPurpose,
  limits: CallLimits,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): ProblemError {
  const retryAfterSeconds = Math.max(1, Math.ceil((nextMidnight(nowMs, timeZone) - nowMs) / 1000));
  const whose = purpose === "reader" ? "of the day" : "of the day that background work may spend";
  const detail = `The ${limits[purpose]} calls ${whose} are spent.`;
  return new ProblemError("upstream-quota", detail, { retryAfterSeconds });
}
