import "server-only";
import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import type { Locale } from "@/lib/messages/locale";
import { ProblemError } from "@/lib/report/answers/problem";
import type { AlertTable, DatabaseSchema, ScheduleTable } from "@/lib/server/store/tables/database-schema";

/** Who asks: administrators see all schedules and alerts, others their own. */
export type SentReader = { userId: string; isAdministrator: boolean };

type SentTable = "schedule" | "alert";

/** A row, and the e-mail of its maker; null where they are gone. */
export type SeenRow<Table extends SentTable> = Selectable<DatabaseSchema[Table]> & { email: string | null };

const testPauseMs = 30_000;

/** What schedules and alerts have in common: whose they are, how many there may be, and how they stop. */
export function createSentRows<Table extends SentTable>(
  kysely: Kysely<DatabaseSchema>,
  of: Table,
  most: number,
) {
  const table: SentTable = of;

  async function select(reader: SentReader | null, id?: string): Promise<SeenRow<Table>[]> {
    const rows = await kysely
      .selectFrom(table)
      .leftJoin("user", "user.id", `${table}.owner_id`)
      .selectAll(table)
      .select("user.email")
      .$if(reader?.isAdministrator === false, (query) => query.where("owner_id", "=", reader?.userId ?? ""))
      .$if(id !== undefined, (query) => query.where(`${table}.id`, "=", id ?? ""))
      .execute();
    // Of the table that was named.
    return rows as SeenRow<Table>[];
  }

  return {
    /** Those that a reader sees. */
    listSeen: (reader: SentReader) => select(reader),

    /** @throws ProblemError `not-found` */
    async requireSeen(id: string, reader: SentReader): Promise<SeenRow<Table>> {
      const [row] = await select(reader, id);
      if (!row) throw new ProblemError("not-found", `There is no such ${table}.`);
      return row;
    },

    /** Whoever asks; null where it is gone. */
    load: async (id: string) => (await select(null, id))[0] ?? null,

    /** The id of a new one. @throws ProblemError `invalid-parameter` where its maker has as many as there may be */
    async makeId(ownerId: string): Promise<string> {
      const { count } = await kysely
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("owner_id", "=", ownerId)
        .executeTakeFirstOrThrow();
      if (Number(count) >= most)
        throw new ProblemError("invalid-parameter", `One person may have ${most} ${table}s at most.`);
      return randomBytes(8).toString("hex");
    },

    /** Notes a test. @throws ProblemError `rate-limited` within half a minute of the last one */
    async noteTest(id: string, nowMs: number): Promise<void> {
      const { numUpdatedRows } = await kysely
        .updateTable(table)
        .set({ tested_at: nowMs })
        .where("id", "=", id)
        .where("tested_at", "<=", nowMs - testPauseMs)
        .executeTakeFirst();
      if (numUpdatedRows === 0n)
        throw new ProblemError("rate-limited", "A test was sent just now: try again in half a minute.", {
          retryAfterSeconds: testPauseMs / 1000,
        });
    },

    /** Sends nothing any more until somebody lets it go on. */
    async stop(id: string, why: string): Promise<void> {
      await kysely.updateTable(table).set({ is_paused: 1, stopped: why }).where("id", "=", id).execute();
    },

    /** Removes it with its runs, first itself: where a run of it is being put down one of the two waits for the other. */
    async remove(id: string): Promise<void> {
      await kysely.transaction().execute(async (trx) => {
        await trx.deleteFrom(table).where("id", "=", id).execute();
        await trx.deleteFrom("schedule_run").where("schedule_id", "=", id).execute();
        // Of a schedule there are none.
        await trx.deleteFrom("alert_crossing").where("alert_id", "=", id).execute();
      });
    },
  };
}

/** What is kept of either. Times are epoch milliseconds. */
export function readSent(row: Selectable<ScheduleTable | AlertTable>) {
  return {
    ...{ id: row.id, ownerId: row.owner_id, name: row.name, operation: row.operation },
    to: readRecipients(row.recipients),
    // Written by the stores alone, of what the drafts allow.
    locale: row.locale as Locale,
    ...{ isPaused: Number(row.is_paused) === 1, stopped: row.stopped, nextAtMs: Number(row.next_at) },
  };
}

/** What its reader is told of either. */
export function tellSent<Kept extends ReturnType<typeof readSent>>(kept: Kept, email: string | null) {
  const { ownerId: _, locale: _locale, nextAtMs, ...told } = kept;
  return { ...told, by: email ?? "", nextAt: kept.isPaused ? null : formatInstant(nextAtMs) };
}

export function readRecipients(text: string): string[] {
  return JSON.parse(text) as string[];
}
