import { type Kysely, type SqlBool, sql } from "kysely";
import { shiftDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import type { Failure } from "@/lib/server/ledger/failure-store";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { loadCallDay, noWindow } from "./call-day";
import {
  buildLimits,
  buildShareProblem,
  buildSpentProblem,
  countAlone,
  isCallLeft,
  isShareLeft,
} from "./call-quota";
import type { CallPurpose, CallRequest } from "./call-request";

/** What came of a call: `rows`, `no-data` or the code of a problem, with a few of wolkvox's own words. */
export type CallEntry = {
  end(outcome: string, durationMs: number, quotation?: string | null): Promise<void>;
  /** It was not sent after all, and costs nothing. */
  withdraw(): Promise<void>;
};

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
}) {
  const { kysely, operation, timeZone, now } = options;
  const { quota } = options;
  const limits = buildLimits(quota);
  // A refusal stands until midnight, so the database is not asked again.
  const refusals = new Map<string, Failure>();

  const spentProblem = (purpose: CallPurpose) =>
    buildSpentProblem(purpose, limits, { nowMs: now(), timeZone });

  const shareProblem = () => buildShareProblem({ nowMs: now(), timeZone });

  function refusalOf(askedBy: string): Failure | null {
    const refusal = refusals.get(askedBy) ?? null;
    return refusal && refusal.sinceMs <= now() && now() < refusal.retryAtMs ? refusal : null;
  }

  async function refuse({ purpose, askedBy }: CallRequest): Promise<never> {
    if (purpose === "background" || !(await isLeft(purpose))) throw spentProblem(purpose);
    const problem = shareProblem();
    const retryAtMs = now() + (problem.retryAfterSeconds ?? 0) * 1000;
    refusals.set(askedBy, { problem, sinceMs: now(), retryAtMs, times: 1 });
    throw problem;
  }

  async function isLeft(purpose: CallPurpose): Promise<boolean> {
    const left = isCallLeft({ operation, day: dayAt(now(), timeZone) }, limits[purpose]);
    const { rows } = await sql<{ left: SqlBool }>`SELECT ${left} AS "left"`.execute(kysely);
    return Boolean(rows[0]?.left);
  }

  function createEntry(id: number): CallEntry {
    return {
      async end(outcome, durationMs, quotation = null) {
        const ended = { outcome, quotation, duration_ms: Math.round(durationMs) };
        await kysely.updateTable("upstream_call").set(ended).where("id", "=", id).execute();
      },
      async withdraw() {
        await kysely.deleteFrom("upstream_call").where("id", "=", id).execute();
      },
    };
  }

  /** Null where no call is left. */
  async function insert(
    where: Kysely<DatabaseSchema>,
    { window, purpose, askedBy }: CallRequest,
  ): Promise<number | null> {
    const askedAtMs = now();
    const day = dayAt(askedAtMs, timeZone);
    const { rows } = await sql<{ id: number }>`
      INSERT INTO upstream_call
        (operation, day, asked_at, purpose, asked_by, window_from, window_to, outcome, duration_ms)
      SELECT ${operation}, ${day}, ${askedAtMs}, ${purpose}, ${askedBy}, ${window?.from ?? noWindow}, ${window?.to ?? noWindow}, 'sent', NULL
      WHERE ${isCallLeft({ operation, day }, limits[purpose])}
        AND ${isShareLeft({ operation, day }, quota, askedBy)}
      RETURNING id`.execute(where);
    return rows[0]?.id ?? null;
  }

  return {
    /**
     * Writes the call down before it is sent: it counts from here on, whatever comes of it.
     * @throws ProblemError `upstream-quota` when none is left, until the operation's next midnight; CallRefusedError where the share of who asks is spent.
     */
    async begin(request: CallRequest): Promise<CallEntry> {
      if (request.askedBy !== null && refusalOf(request.askedBy)) throw shareProblem();
      const isLimited = limits[request.purpose] !== null || request.askedBy !== null;
      const id = isLimited
        ? await countAlone(kysely, operation, (alone) => insert(alone, request))
        : await insert(kysely, request);
      return id === null ? await refuse(request) : createEntry(id);
    },
    /** Why a person may have no call until the operation's midnight; null = they may. */
    refusalOf,
    loadDay: (day: Day) => loadCallDay(kysely, { operation, day, nowMs: now() }, limits),
    /** When wolkvox was last asked for its list of agents, as far as it answered (epoch milliseconds); null = never. */
    async loadListedAt(): Promise<number | null> {
      const row = await kysely
        .selectFrom("upstream_call")
        .select("asked_at")
        .where("operation", "=", operation)
        .where("window_from", "=", noWindow)
        .where("outcome", "in", ["sent", "rows", "no-data"])
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row ? Number(row.asked_at) : null;
    },
    /** Throws away what is older than so many days; returns how many. */
    async purge(keptDays: number): Promise<number> {
      const { numDeletedRows } = await kysely
        .deleteFrom("upstream_call")
        .where("operation", "=", operation)
        .where("day", "<", shiftDay(dayAt(now(), timeZone), -keptDays))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

export type CallLog = ReturnType<typeof createCallLog>;
