import { type Kysely, type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Day } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Mark } from "@/lib/report/timeline/marks";
import { createDatabaseClock, type DatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema, DayFillTable } from "@/lib/server/store/tables/database-schema";
import { type Failure, parseStoredCode } from "./failure-store";

/** A past day that is asked hour by hour, or was. */
export type Fill = {
  day: Day;
  /** Up to which times the day is asked, those of earlier fills first. */
  marks: readonly Mark[];
  /** How many of these were known when it began. */
  knownBefore: number;
  isRunning: boolean;
  /** Why its newest call came to nothing; null = it did not. */
  failure: Failure | null;
};

export type FillStoreOptions = {
  kysely: Kysely<DatabaseSchema>;
  operation: string;
  now: () => number;
  clock?: DatabaseClock | undefined;
  /** How long a fill is its holder's without a word. */
  holdMs?: number | undefined;
};

const usualHoldMs = 30_000;

/** The fills of one operation's days, one a day. Their answers are kept like all others. */
export function createFillStore(options: FillStoreOptions) {
  const { kysely, operation, now, holdMs = usualHoldMs } = options;
  const { clock = createDatabaseClock(kysely) } = options;
  const all = () => kysely.selectFrom("day_fill").selectAll().where("operation", "=", operation);
  const change = (day: Day) =>
    kysely.updateTable("day_fill").where("operation", "=", operation).where("day", "=", day);

  return {
    holdMs,

    async load(day: Day): Promise<Fill | null> {
      const row = await all().where("day", "=", day).executeTakeFirst();
      return row ? readFill(row) : null;
    },

    /** Those that run, the one that began first first. */
    async listRunning(): Promise<Fill[]> {
      const rows = await all().where("ended_at", "is", null).orderBy("started_at").orderBy("day").execute();
      return rows.map(readFill);
    },

    async listSince(day: Day): Promise<Fill[]> {
      return (await all().where("day", ">=", day).execute()).map(readFill);
    },

    /** Begins one. @throws ProblemError `conflict` where one of this day runs. */
    async begin(day: Day, { marks, knownBefore }: Pick<Fill, "marks" | "knownBefore">): Promise<void> {
      const values = {
        ...{ marks: JSON.stringify(marks), known_before: knownBefore, started_at: now(), ended_at: null },
        ...{ problem: null, holder: "", held_until: 0 },
      };
      const { numInsertedOrUpdatedRows: begun } = await kysely
        .insertInto("day_fill")
        .values({ operation, day, ...values })
        .onConflict((clash) =>
          clash.columns(["operation", "day"]).doUpdateSet(values).where("day_fill.ended_at", "is not", null),
        )
        .executeTakeFirst();
      if (begun !== 1n) throw new ProblemError("conflict", `The hours of ${day} are being asked already.`);
    },

    /** Takes a fill, or goes on holding it: false where another process has it, or it does not run any more. */
    async hold(day: Day, holder: string): Promise<boolean> {
      const { numUpdatedRows } = await change(day)
        .set({ holder, held_until: sql<number>`${clock} + ${holdMs}` })
        .where("ended_at", "is", null)
        .where(({ or, eb }) =>
          or([
            eb("holder", "=", holder),
            eb("held_until", "<=", clock),
            // The clock was set back.
            eb("held_until", ">", sql<number>`${clock} + ${holdMs}`),
          ]),
        )
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async release(day: Day, holder: string): Promise<void> {
      await change(day).set({ held_until: 0 }).where("holder", "=", holder).execute();
    },

    async note(day: Day, holder: string, failure: Fill["failure"]): Promise<void> {
      await change(day)
        .set({ problem: failure && writeFailure(failure) })
        .where("holder", "=", holder)
        .execute();
    },

    /** Ends a fill, whoever holds it; false where none runs. What was answered stays. */
    async end(day: Day): Promise<boolean> {
      const { numUpdatedRows } = await change(day)
        .set({ ended_at: now(), problem: null })
        .where("ended_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Forgets days before this one. */
    async purge(day: Day): Promise<void> {
      await kysely.deleteFrom("day_fill").where("operation", "=", operation).where("day", "<", day).execute();
    },
  };
}

export type FillStore = ReturnType<typeof createFillStore>;

const storedMarks = z.array(z.string());
const storedFailure = z.object({
  ...{ code: z.string(), detail: z.string() },
  ...{ sinceMs: z.number(), retryAtMs: z.number(), times: z.number() },
});

function writeFailure({ problem, ...times }: Failure): string {
  return JSON.stringify({ code: problem.code, detail: problem.message, ...times });
}

function readFailure(text: string): Failure {
  const { code, detail, ...times } = storedFailure.parse(JSON.parse(text));
  return { problem: new ProblemError(parseStoredCode(code), detail), ...times };
}

function readFill(row: Selectable<DayFillTable>): Fill {
  return {
    day: row.day,
    marks: storedMarks.parse(JSON.parse(row.marks)),
    knownBefore: Number(row.known_before),
    isRunning: row.ended_at === null,
    failure: row.problem === null ? null : readFailure(row.problem),
  };
}
