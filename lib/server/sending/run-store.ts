import "server-only";
import type { Kysely, Selectable } from "kysely";
import type { DatabaseSchema, ScheduleRunTable } from "@/lib/server/store/tables/database-schema";

/** A run that this process has taken; `fence` is its right to it, until another takes it. Times are epoch milliseconds. */
export type TakenRun = {
  scheduleId: string;
  period: string;
  dueAtMs: number;
  attempts: number;
  fence: number;
};

/** What a reader is told of a run beside its state. */
export type RunWords = { problem: string | null; detail: string };

export type RunStore = {
  /** The oldest run whose time has come and that nobody works on; null where there is none. */
  take(): Promise<TakenRun | null>;
  /**
   * Notes that the message goes over now: from here on nobody sends it a second time, whatever happens.
   * @throws Error where another process has taken the run meanwhile.
   */
  hand(run: TakenRun): Promise<void>;
  /** Ends a run. Nothing where another process has taken it. */
  end(run: TakenRun, state: "sent" | "failed" | "unsure", words: RunWords): Promise<void>;
  /** Lets a run wait; it counts as another attempt where it has failed. */
  postpone(run: TakenRun, waitMs: number, words: RunWords & { hasFailed: boolean }): Promise<void>;
  /** Of a process that was killed while a message went over nobody knows whether it arrived. */
  endAbandoned(): Promise<void>;
};

type Options = {
  kysely: Kysely<DatabaseSchema>;
  now: () => Promise<number>;
  /** How long a run is its taker's. Not what keeps a message from being sent twice: that is the fence. */
  leaseMs?: number;
};

const usualLeaseMs = 5 * 60_000;

export function createRunStore({ kysely, now, leaseMs = usualLeaseMs }: Options): RunStore {
  function ofRun({ scheduleId, period, fence }: TakenRun) {
    return kysely
      .updateTable("schedule_run")
      .where("schedule_id", "=", scheduleId)
      .where("period", "=", period)
      .where("fence", "=", fence);
  }

  return {
    async take() {
      for (;;) {
        const nowMs = await now();
        const row = await kysely
          .selectFrom("schedule_run")
          .selectAll()
          .where("state", "=", "waiting")
          .where("next_at", "<=", nowMs)
          .where("lease_until", "<=", nowMs)
          .orderBy("next_at")
          .limit(1)
          .executeTakeFirst();
        if (!row) return null;
        const run = { ...readRun(row), fence: Number(row.fence) + 1 };
        const { numUpdatedRows } = await ofRun({ ...run, fence: Number(row.fence) })
          .set({ fence: run.fence, lease_until: nowMs + leaseMs })
          .where("state", "=", "waiting")
          .executeTakeFirst();
        if (numUpdatedRows > 0n) return run;
      }
    },

    async hand(run) {
      const { numUpdatedRows } = await ofRun(run)
        .set({ state: "handing", lease_until: (await now()) + leaseMs })
        .where("state", "=", "waiting")
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Error("Another instance sends this period.");
    },

    async end(run, state, words) {
      await ofRun(run)
        .set({ state, ...words, attempts: run.attempts + 1, ended_at: await now() })
        .execute();
    },

    async postpone(run, waitMs, { hasFailed, ...words }) {
      await ofRun(run)
        .set({
          ...{ state: "waiting", ...words, attempts: run.attempts + (hasFailed ? 1 : 0), lease_until: 0 },
          next_at: (await now()) + waitMs,
        })
        .execute();
    },

    async endAbandoned() {
      const nowMs = await now();
      await kysely
        .updateTable("schedule_run")
        .set({ state: "unsure", problem: "cut-off", ended_at: nowMs })
        .where("state", "=", "handing")
        .where("lease_until", "<=", nowMs)
        .execute();
    },
  };
}

function readRun(row: Selectable<ScheduleRunTable>): Omit<TakenRun, "fence"> {
  return {
    scheduleId: row.schedule_id,
    period: row.period,
    dueAtMs: Number(row.due_at),
    attempts: Number(row.attempts),
  };
}
