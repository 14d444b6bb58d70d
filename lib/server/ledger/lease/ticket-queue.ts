import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { createDatabaseClock, type DatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { CallPurpose } from "./call-request";

const staleMs = 5_000;

const rank: Record<CallPurpose, number> = { reader: 0, background: 1 };

export type TicketQueueOptions = {
  kysely: Kysely<DatabaseSchema>;
  token: string;
  holder: string;
  clock?: DatabaseClock | undefined;
};

/** The order of the processes that wait for a token: one ticket each; one not refreshed for five seconds counts no more. */
export function createTicketQueue(options: TicketQueueOptions) {
  const { kysely, token, holder, clock = createDatabaseClock(options.kysely) } = options;
  return {
    /** Keeps this process's place; a change of priority is a new place. */
    async refresh(priority: CallPurpose): Promise<void> {
      await sql`
        INSERT INTO token_ticket (token, holder, priority, asked_at, seen_at)
        VALUES (${token}, ${holder}, ${rank[priority]}, ${clock}, ${clock})
        ON CONFLICT (token, holder) DO UPDATE
        SET priority = excluded.priority, seen_at = excluded.seen_at, asked_at =
          CASE WHEN token_ticket.priority = excluded.priority THEN token_ticket.asked_at ELSE excluded.asked_at END
      `.execute(kysely);
    },
    /** Gives the place up, and clears away those of processes long gone. */
    async drop(): Promise<void> {
      await kysely
        .deleteFrom("token_ticket")
        .where("token", "=", token)
        .where(({ or, eb }) =>
          or([eb("holder", "=", holder), eb("seen_at", "<", sql<number>`${clock} - ${12 * staleMs}`)]),
        )
        .execute();
    },
    /** True when no other process goes before this one: a reader before background work, then who asked first. */
    isFirst(priority: CallPurpose): RawBuilder<SqlBool> {
      // A ticket from the future is as old as one from the past: the clock was set back.
      return sql<SqlBool>`NOT EXISTS (
        SELECT 1 FROM token_ticket AS other
        LEFT JOIN token_ticket AS own ON own.token = other.token AND own.holder = ${holder}
          AND own.priority = ${rank[priority]}
        WHERE other.token = ${token} AND other.holder <> ${holder}
          AND other.seen_at > ${clock} - ${staleMs} AND other.seen_at < ${clock} + ${staleMs}
          AND (other.priority < ${rank[priority]} OR (other.priority = ${rank[priority]} AND (
            own.holder IS NULL OR other.asked_at < own.asked_at
            OR (other.asked_at = own.asked_at AND other.holder < own.holder)
          )))
      )`;
    },
  };
}

export type TicketQueue = ReturnType<typeof createTicketQueue>;

/** True when no call of the token was sent or ended within the pause. */
export function isRested(token: string, pauseMs: number, clock: DatabaseClock): RawBuilder<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (
    SELECT 1 FROM token_lease AS recent WHERE recent.token = ${token}
      AND recent.called_at > ${clock} - ${pauseMs} AND recent.called_at <= ${clock}
  )`;
}
