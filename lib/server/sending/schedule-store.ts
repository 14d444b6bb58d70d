import "server-only";
import type { Kysely, Selectable } from "kysely";
import type { Locale } from "@/lib/messages/locale";
import type { Schedule, ScheduleRun } from "@/lib/report/answers/schedule";
import { scheduleLimits } from "@/lib/report/answers/schedule";
import { compareNames } from "@/lib/report/text";
import type { DatabaseSchema, ScheduleTable } from "@/lib/server/store/tables/database-schema";
import { findNextDue, listDue } from "./due-times";
import { loadNewestRuns, openRuns, tellRun } from "./run-store";
import type { ScheduleChange, ScheduleDraft } from "./schedule-draft";
import { createSentRows, readSent, type SeenRow, type SentReader, tellSent } from "./sent-rows";

/** A schedule as the runner reads it. Times are epoch milliseconds. */
export type KeptSchedule = ReturnType<typeof readSchedule>;

/** A link's words, tidied, and the operation that it is of. */
type CheckedLink = { link: string; operation: string };

type Options = {
  kysely: Kysely<DatabaseSchema>;
  /** The database's time, in epoch milliseconds. */
  now: () => Promise<number>;
  /** The zone of an operation; UTC for one that is gone. */
  zoneOf: (operation: string) => string;
};

// After a longer pause the older periods are left out.
const mostMissed = 7;
const mostRuns = 60;

/** Keeps what is sent to whom, and when. */
export function createScheduleStore({ kysely, now, zoneOf }: Options) {
  const nextOf = (
    timing: { every: ScheduleDraft["every"]; at: string; operation: string },
    afterMs: number,
  ) => findNextDue({ ...timing, timeZone: zoneOf(timing.operation) }, afterMs).atMs;

  const sent = createSentRows(kysely, "schedule", scheduleLimits.schedules);

  async function loadRuns(
    ids: readonly string[],
    most: number,
    reader: SentReader,
  ): Promise<Map<string, ScheduleRun[]>> {
    const rows = await loadNewestRuns(kysely, ids, most);
    return new Map([...rows].map(([id, found]) => [id, found.map((row) => tellRun(row, reader))]));
  }

  async function open(row: Selectable<ScheduleTable>, nowMs: number): Promise<void> {
    const schedule = readSchedule(row);
    const timing = { every: schedule.every, at: schedule.at, timeZone: zoneOf(row.operation) };
    const due = listDue(timing, schedule.nextAtMs, nowMs, mostMissed);
    await kysely.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("schedule")
        .set({ next_at: findNextDue(timing, nowMs).atMs })
        .where("id", "=", row.id)
        .where("is_paused", "=", 0)
        .where("next_at", "=", row.next_at)
        .executeTakeFirst();
      // Another instance was faster, or somebody has changed, paused or removed the schedule meanwhile.
      if (numUpdatedRows === 0n) return;
      await openRuns(trx, row.id, due);
    });
  }

  return {
    /** By name. */
    async list(reader: SentReader): Promise<Schedule[]> {
      const rows = await sent.listSeen(reader);
      const runs = await loadRuns(
        rows.map(({ id }) => id),
        1,
        reader,
      );
      const schedules = rows.map((row) => answer(row, runs.get(row.id)?.[0] ?? null));
      return schedules.sort(compareNames);
    },

    /** @throws ProblemError `not-found` */
    async find(id: string, reader: SentReader): Promise<Schedule> {
      const row = await sent.requireSeen(id, reader);
      const runs = await loadRuns([id], 1, reader);
      return answer(row, runs.get(id)?.[0] ?? null);
    },

    /** The same as the runner reads it; null where it is gone. */
    async load(id: string): Promise<KeptSchedule | null> {
      const row = await sent.load(id);
      return row ? readSchedule(row) : null;
    },

    /** @throws ProblemError `invalid-parameter` where there are as many as there may be. */
    async create(
      draft: ScheduleDraft,
      { link, operation }: CheckedLink,
      { userId, locale }: { userId: string; locale: Locale },
    ): Promise<string> {
      const { name, format, to, every, at } = draft;
      const id = await sent.makeId(userId);
      await kysely
        .insertInto("schedule")
        .values({
          ...{ id, owner_id: userId, name, link, operation, format, recipients: JSON.stringify(to) },
          ...{ every, at, locale, is_paused: 0, stopped: null, tested_at: 0 },
          next_at: nextOf({ every, at, operation }, await now()),
        })
        .execute();
      return id;
    },

    /** What was stopped goes on where it is no longer paused. @throws ProblemError `not-found` */
    async change(
      id: string,
      { isPaused, to, link: _, ...words }: ScheduleChange,
      checked: CheckedLink | null,
      reader: SentReader,
    ): Promise<void> {
      const row = await sent.requireSeen(id, reader);
      const before = readSchedule(row);
      const { name = before.name, format = before.format, every = before.every, at = before.at } = words;
      const kept = { ...before, name, format, every, at, ...checked };
      const paused = isPaused ?? kept.isPaused;
      // A period that is due and not put down yet stays due, unless the times are others now or a pause ends.
      const isDueAsBefore =
        !before.isPaused && every === before.every && at === before.at && kept.operation === before.operation;
      await kysely
        .updateTable("schedule")
        .set({
          ...{ name: kept.name, link: kept.link, operation: kept.operation, format: kept.format },
          ...{ every: kept.every, at: kept.at, recipients: JSON.stringify(to ?? kept.to) },
          ...{ is_paused: paused ? 1 : 0, ...(isPaused === false && { stopped: null }) },
          ...(!isDueAsBefore && { next_at: nextOf(kept, await now()) }),
        })
        .where("id", "=", id)
        .execute();
    },

    /** Its runs are gone too. @throws ProblemError `not-found` */
    async remove(id: string, reader: SentReader): Promise<void> {
      await sent.requireSeen(id, reader);
      await sent.remove(id);
    },

    /** The newest runs, newest first. @throws ProblemError `not-found` */
    async listRuns(id: string, reader: SentReader): Promise<ScheduleRun[]> {
      await sent.requireSeen(id, reader);
      return (await loadRuns([id], mostRuns, reader)).get(id) ?? [];
    },

    /** Notes a test. @throws ProblemError `rate-limited` within half a minute of the last one. */
    noteTest: async (id: string) => sent.noteTest(id, await now()),

    /** Puts down the runs of every period that is due and not put down yet, once each. */
    async openDue(): Promise<void> {
      const nowMs = await now();
      const rows = await kysely
        .selectFrom("schedule")
        .selectAll()
        .where("is_paused", "=", 0)
        .where("next_at", "<=", nowMs)
        .execute();
      for (const row of rows) await open(row, nowMs);
    },

    stop: sent.stop,
  };
}

export type ScheduleStore = ReturnType<typeof createScheduleStore>;

// Written by `create` and `change` alone, which take only what the draft allows.
function readSchedule(row: Selectable<ScheduleTable>) {
  return {
    ...readSent(row),
    ...{ link: row.link, at: row.at },
    ...{ format: row.format as ScheduleDraft["format"], every: row.every as ScheduleDraft["every"] },
  };
}

function answer(row: SeenRow<"schedule">, lastRun: ScheduleRun | null): Schedule {
  return { ...tellSent(readSchedule(row), row.email), lastRun };
}
