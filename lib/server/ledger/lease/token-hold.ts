import { type Kysely, sql } from "kysely";
import { formatInstant, nextMidnight } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { parseStoredCode } from "@/lib/server/ledger/failure-store";
import { createDatabaseClock, type DatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

const longestHoldMs = 60_000;

/**
 * A refusal of the token itself stops all its calls: a spent quota until the operation's next midnight
 * (wolkvox-agent-3.md, "stop until the operation's next day"), a refused token and maintenance for a minute, or
 * for `refreshMs` where that is shorter. Times are the database's.
 */
export function createTokenHold(options: {
  kysely: Kysely<DatabaseSchema>;
  /** The digest of `buildTokenKey`. */
  token: string;
  timeZone: string;
  refreshMs: number;
  clock?: DatabaseClock;
}) {
  const { kysely, token, timeZone, refreshMs, clock = createDatabaseClock(options.kysely) } = options;
  const shortHoldMs = Math.min(longestHoldMs, refreshMs);

  async function loadNow(): Promise<number> {
    const { rows } = await sql<{ now: number }>`SELECT ${clock} AS now`.execute(kysely);
    return Number(rows[0]?.now);
  }

  function endOf({ code, retryAfterSeconds }: ProblemError, nowMs: number): number | null {
    // wolkvox names no time; the call log's own refusal does, and concerns only who asked.
    if (code === "upstream-quota" && retryAfterSeconds === undefined) return nextMidnight(nowMs, timeZone);
    return code === "upstream-auth" || code === "upstream-maintenance" ? nowMs + shortHoldMs : null;
  }

  async function keep({ code, message: detail }: ProblemError, since: number, until: number): Promise<void> {
    const hold = { code, detail, since, until };
    await kysely
      .insertInto("token_hold")
      .values({ token, ...hold })
      .onConflict((conflict) => conflict.column("token").doUpdateSet(hold))
      .execute();
  }

  return {
    /** @throws ProblemError the refusal that stopped the token, while it holds. */
    async assertOpen(): Promise<void> {
      const held = await kysely
        .selectFrom("token_hold")
        .select(["code", "detail", "until", clock.as("now")])
        .where("token", "=", token)
        .executeTakeFirst();
      if (!held) return;
      const leftMs = held.until - held.now;
      // More left than such a hold can last: the clock was ahead when it began.
      const mostMs =
        held.code === "upstream-quota" ? nextMidnight(held.now, timeZone) - held.now : longestHoldMs;
      const isLeft = leftMs > 0 && leftMs <= mostMs;
      if (isLeft)
        throw buildHeldProblem(new ProblemError(parseStoredCode(held.code), held.detail), held.until, leftMs);
    },
    /**
     * Stops the token for all processes where the refusal concerns every window; returns the problem with its next try.
     * A problem that a hold or a call log itself has thrown is returned as it is.
     */
    async note(problem: ProblemError): Promise<ProblemError> {
      if (problem instanceof TokenHeldError) return problem;
      const nowMs = await loadNow();
      const untilMs = endOf(problem, nowMs);
      if (untilMs === null) return problem;
      await keep(problem, nowMs, untilMs);
      return buildHeldProblem(problem, untilMs, untilMs - nowMs);
    },
  };
}

export type TokenHold = ReturnType<typeof createTokenHold>;

/** A refusal that is known already: noted again it would hold for ever. */
class TokenHeldError extends ProblemError {}

function buildHeldProblem(problem: ProblemError, untilMs: number, leftMs: number): ProblemError {
  const detail =
    problem.code === "upstream-quota"
      ? `The day's calls to wolkvox are spent. Next try at ${formatInstant(untilMs)}.`
      : problem.message;
  const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new TokenHeldError(problem.code, detail, { retryAfterSeconds, cause: problem });
}
