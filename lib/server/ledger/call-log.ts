import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { shiftDay } from "@/lib/dates/day";
import type { Day, Window } from "@/lib/dates/window";
import { dayAt, nextMidnight } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/problem";
import type { DatabaseSchema, UpstreamCallTable } from "@/lib/server/database-schema";

export type CallPurpose = UpstreamCallTable["purpose"];

/** What came of a call: `rows`, `no-data` or the code of a problem. */
export type CallEntry = {
  end(outcome: string, durationMs: number): Promise<void>;
  /** It was not sent after all, and costs nothing. */
  withdraw(): Promise<void>;
};

export type CallRequest = { window: Window; purpose: CallPurpose; askedBy: string | null };

/** One call as the administrators' page shows it; `outcome` is `sent` while it runs, and for ever where its process was killed. */
export type LoggedCall = CallRequest & {
  id: number;
  askedAtMs: number;
  outcome: string;
  durationMs: number | null;
};

/** The calls of one civil day; `left` null = counted, not limited. */
export type CallDay = {
  day: Day;
  quota: number | null;
  spent: number;
  left: number | null;
  /** At which background work stops. */
  backgroundQuota: number | null;
  byPurpose: Record<CallPurpose, number>;
  /** Most first. */
  byOutcome: { outcome: string; calls: number }[];
  byAskedBy: { askedBy: string | null; calls: number }[];
  /** Newest first. */
  lastCalls: LoggedCall[];
};

export type CallLog = {
  /**
   * Writes the call down before it is sent: it counts from here on, whatever comes of it.
   * @throws ProblemError `upstream-quota` when none is left.
   */
  begin(request: CallRequest): Promise<CallEntry>;
  /** @throws ProblemError `upstream-quota` when none is left for this purpose, with the operation's next midnight. */
  assertLeft(purpose: CallPurpose): Promise<void>;
  loadDay(day: Day): Promise<CallDay>;
  /** Throws away what is older than four hundred days; returns how many. */
  purge(): Promise<number>;
};

/** Background work leaves the rest of the day's calls to people. */
export const backgroundShare = 0.8;

const keptDays = 400;
const shownCalls = 50;

/**
 * Every call of an operation, failed ones too ("one call = one unit whatever its size", wolkvox-agent-3.md), counted
 * by the operation's civil day over all processes that share the database. `quota` null = counted, not limited.
 */
export function createCallLog(options: {
  kysely: Kysely<DatabaseSchema>;
  operation: string;
  quota: number | null;
  timeZone: string;
  now: () => number;
}): CallLog {
  const { kysely, operation, quota, timeZone, now } = options;
  const backgroundQuota = quota === null ? null : Math.floor(quota * backgroundShare);

  const limitOf = (purpose: CallPurpose) => (purpose === "reader" ? quota : backgroundQuota);

  function isLeft(day: Day, purpose: CallPurpose): RawBuilder<SqlBool> {
    const limit = limitOf(purpose);
    if (limit === null) return sql<SqlBool>`1 = 1`;
    return sql<SqlBool>`(
      SELECT count(*) FROM upstream_call AS spent WHERE spent.operation = ${operation} AND spent.day = ${day}
    ) < ${limit}`;
  }

  function spentProblem(purpose: CallPurpose): ProblemError {
    const retryAfterSeconds = Math.max(1, Math.ceil((nextMidnight(now(), timeZone) - now()) / 1000));
    const detail =
      purpose === "reader"
        ? `The ${quota} calls of the day are spent.`
        : `The ${backgroundQuota} calls of the day that background work may spend are spent.`;
    return new ProblemError("upstream-quota", detail, { retryAfterSeconds });
  }

  function createEntry(id: number): CallEntry {
    return {
      async end(outcome, durationMs) {
        const ended = { outcome, duration_ms: Math.round(durationMs) };
        await kysely.updateTable("upstream_call").set(ended).where("id", "=", id).execute();
      },
      async withdraw() {
        await kysely.deleteFrom("upstream_call").where("id", "=", id).execute();
      },
    };
  }

  async function countBy<Column extends "purpose" | "outcome" | "asked_by">(day: Day, column: Column) {
    return await kysely
      .selectFrom("upstream_call")
      .select([sql.ref<UpstreamCallTable[Column]>(column).as("value"), sql<number>`count(*)`.as("calls")])
      .where("operation", "=", operation)
      .where("day", "=", day)
      .groupBy(column)
      .orderBy("calls", "desc")
      .orderBy(column)
      .execute();
  }

  async function loadLastCalls(day: Day): Promise<LoggedCall[]> {
    const calls = await kysely
      .selectFrom("upstream_call")
      .selectAll()
      .where("operation", "=", operation)
      .where("day", "=", day)
      .orderBy("id", "desc")
      .limit(shownCalls)
      .execute();
    return calls.map((call) => ({
      id: call.id,
      askedAtMs: call.asked_at,
      window: { from: call.window_from, to: call.window_to },
      purpose: call.purpose,
      askedBy: call.asked_by,
      outcome: call.outcome,
      durationMs: call.duration_ms,
    }));
  }

  return {
    async begin({ window, purpose, askedBy }) {
      const askedAtMs = now();
      const day = dayAt(askedAtMs, timeZone);
      const { rows } = await sql<{ id: number }>`
        INSERT INTO upstream_call
          (operation, day, asked_at, purpose, asked_by, window_from, window_to, outcome, duration_ms)
        SELECT ${operation}, ${day}, ${askedAtMs}, ${purpose}, ${askedBy}, ${window.from}, ${window.to}, 'sent', NULL
        WHERE ${isLeft(day, purpose)}
        RETURNING id`.execute(kysely);
      if (!rows[0]) throw spentProblem(purpose);
      return createEntry(rows[0].id);
    },
    async assertLeft(purpose) {
      if (limitOf(purpose) === null) return;
      const { rows } = await sql<{ left: SqlBool }>`
        SELECT ${isLeft(dayAt(now(), timeZone), purpose)} AS "left"`.execute(kysely);
      if (!rows[0]?.left) throw spentProblem(purpose);
    },
    async loadDay(day) {
      const [purposes, outcomes, askers, lastCalls] = await Promise.all([
        countBy(day, "purpose"),
        countBy(day, "outcome"),
        countBy(day, "asked_by"),
        loadLastCalls(day),
      ]);
      const byPurpose = { reader: 0, background: 0 };
      for (const { value, calls } of purposes) byPurpose[value] = Number(calls);
      const spent = byPurpose.reader + byPurpose.background;
      return {
        day,
        quota,
        spent,
        left: quota === null ? null : Math.max(0, quota - spent),
        backgroundQuota,
        byPurpose,
        byOutcome: outcomes.map(({ value, calls }) => ({ outcome: value, calls: Number(calls) })),
        byAskedBy: askers.map(({ value, calls }) => ({ askedBy: value, calls: Number(calls) })),
        lastCalls,
      };
    },
    async purge() {
      const { numDeletedRows } = await kysely
        .deleteFrom("upstream_call")
        .where("operation", "=", operation)
        .where("day", "<", shiftDay(dayAt(now(), timeZone), -keptDays))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
