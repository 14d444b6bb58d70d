import "server-only";
import type { Kysely, Selectable } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import type { ScheduleRun } from "@/lib/report/answers/schedule";
import type { DatabaseSchema, ScheduleRunTable } from "@/lib/server/store/tables/database-schema";
import { hideMailServer } from "./delivery";
import type { Due } from "./due-times";

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

type Options = {
  kysely: Kysely<DatabaseSchema>;
  now: () => Promise<number>;
  /** How long a run is its taker's. Not what keeps a message from being sent twice: that is the fence. */
  leaseMs?: number;
};

const usualLeaseMs = 5 * 60_000;

export function createRunStore({ kysely, now, leaseMs = usualLeaseMs }: Options) {
  function ofRun({ scheduleId, period, fence }: TakenRun) {
    return kysely
      .updateTable("schedule_run")
      .where("schedule_id", "=", scheduleId)
      .where("period", "=", period)
      .where("fence", "=", fence);
  }

  return {
    /** The oldest run whose time has come and that nobody works on; null where there is none. */
    async take(): Promise<TakenRun | null> {
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

    /**
     * Notes that the message goes over now: from here on nobody sends it a second time, whatever happens.
     * @throws Error where another process has taken the run meanwhile.
     */
    async hand(run: TakenRun): Promise<void> {
      const { numUpdatedRows } = await ofRun(run)
        .set({ state: "handing", lease_until: (await now()) + leaseMs })
        .where("state", "=", "waiting")
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw overtaken();
    },

    /** Notes to whom a run is sent now. @throws Error where another process has taken it meanwhile. */
    async noteRecipients(run: TakenRun, to: readonly string[]): Promise<void> {
      const { numUpdatedRows } = await ofRun(run)
        .set({ recipients: JSON.stringify(to) })
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw overtaken();
    },

    /** Ends a run. Nothing where another process has taken it. */
    async end(run: TakenRun, state: "sent" | "failed" | "unsure", words: RunWords): Promise<void> {
      await ofRun(run)
        .set({ state, ...words, attempts: run.attempts + 1, ended_at: await now() })
        .execute();
    },

    /** Lets a run wait; it counts as another attempt where it has failed. */
    async postpone(
      run: TakenRun,
      waitMs: number,
      { hasFailed, ...words }: RunWords & { hasFailed: boolean },
    ): Promise<void> {
      await ofRun(run)
        .set({
          ...{ state: "waiting", ...words, attempts: run.attempts + (hasFailed ? 1 : 0), lease_until: 0 },
          next_at: (await now()) + waitMs,
        })
        .execute();
    },

    /** Of a process that was killed while a message went over nobody knows whether it arrived. */
    async endAbandoned(): Promise<void> {
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

export type RunStore = ReturnType<typeof createRunStore>;

function overtaken(): Error {
  return new Error("Another instance sends this period.");
}

/** Puts down runs of what is due, each once: where one of a period stands already it stays. */
export async function openRuns(
  kysely: Kysely<DatabaseSchema>,
  id: string,
  due: readonly Due[],
): Promise<void> {
  for (const { atMs, period } of due)
    await kysely
      .insertInto("schedule_run")
      .values({
        ...{ schedule_id: id, period, due_at: atMs, state: "waiting", attempts: 0, next_at: atMs },
        ...{ fence: 0, lease_until: 0, ended_at: null, problem: null, detail: "", recipients: null },
      })
      .onConflict((conflict) => conflict.columns(["schedule_id", "period"]).doNothing())
      .execute();
}

/** The newest runs of each schedule or alert, newest first. */
export async function loadNewestRuns(
  kysely: Kysely<DatabaseSchema>,
  ids: readonly string[],
  most: number,
): Promise<Map<string, Selectable<ScheduleRunTable>[]>> {
  if (ids.length === 0) return new Map();
  const numbered = kysely
    .selectFrom("schedule_run")
    .selectAll()
    .select(({ fn }) =>
      fn
        .agg<number>("row_number")
        .over((over) => over.partitionBy("schedule_id").orderBy("due_at", "desc").orderBy("period", "desc"))
        .as("place"),
    )
    .where("schedule_id", "in", ids);
  const rows = await kysely
    .selectFrom(numbered.as("run"))
    .selectAll()
    .where("place", "<=", most)
    .orderBy("place")
    .execute();
  return Map.groupBy(rows, ({ schedule_id }) => schedule_id);
}

/** A run as its readers are told of it. What a mail server says is for administrators. */
export function tellRun(
  row: Selectable<ScheduleRunTable>,
  { isAdministrator }: { isAdministrator: boolean },
): ScheduleRun {
  const state = row.state as ScheduleRun["state"];
  const run = {
    period: row.period,
    dueAt: formatInstant(Number(row.due_at)),
    state,
    attempts: Number(row.attempts),
    nextAt: state === "waiting" ? formatInstant(Number(row.next_at)) : null,
    endedAt: row.ended_at === null ? null : formatInstant(Number(row.ended_at)),
    problem: row.problem,
    detail: row.detail,
  };
  return isAdministrator ? run : hideMailServer(run);
}

function readRun(row: Selectable<ScheduleRunTable>): Omit<TakenRun, "fence"> {
  return {
    scheduleId: row.schedule_id,
    period: row.period,
    dueAtMs: Number(row.due_at),
    attempts: Number(row.attempts),
  };
}
