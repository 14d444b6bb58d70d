import "server-only";
import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { Day } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import { type DayNote, noteLimits } from "@/lib/report/answers/day-note";
import { ProblemError } from "@/lib/report/answers/problem";
import { createRecall } from "@/lib/server/store/recall";
import type { DatabaseSchema, DayNoteTable } from "@/lib/server/store/tables/database-schema";
import type { NoteDraft } from "./note-draft";

/** A note as it is kept, with the account that wrote it. */
export type KeptNote = DayNote & { byId: string };

type NoteWords = Pick<NoteDraft, "text" | "leavesOut">;

type Options = { kysely: Kysely<DatabaseSchema>; ledgerOf: (operation: string) => string; now: () => number };

/** Keeps notes on days, under the key of each operation's ledger: their agents are those of one source. */
export function createNoteStore({ kysely, ledgerOf, now }: Options) {
  const recalled = createRecall<readonly KeptNote[]>(now);

  const select = (operation: string) =>
    kysely
      .selectFrom("day_note")
      .leftJoin("user", "user.id", "day_note.by_id")
      .leftJoin("user as changer", "changer.id", "day_note.changed_by_id")
      .selectAll("day_note")
      .select(["user.email", "changer.email as changer_email"])
      .where("day_note.operation", "=", ledgerOf(operation));

  const selectOne = (operation: string, id: string) =>
    select(operation).where("day_note.id", "=", id).executeTakeFirst();

  async function find(operation: string, id: string): Promise<KeptNote> {
    const row = await selectOne(operation, id);
    if (!row) throw new ProblemError("not-found", "There is no such note.");
    return readRow(row);
  }

  async function assertRoom(operation: string, { day, agent }: NoteDraft): Promise<void> {
    const rows = await kysely
      .selectFrom("day_note")
      .select(["day", "agent_id"])
      .where("operation", "=", ledgerOf(operation))
      .execute();
    if (rows.length >= noteLimits.ofOperation)
      throw new ProblemError("invalid-parameter", `There may be ${noteLimits.ofOperation} notes at most.`);
    if (rows.filter((row) => row.day === day && row.agent_id === agent).length >= noteLimits.ofDay)
      throw new ProblemError("invalid-parameter", `One day may have ${noteLimits.ofDay} notes at most.`);
  }

  async function list(
    operation: string,
    { from, to }: { from?: Day | undefined; to?: Day | undefined },
  ): Promise<KeptNote[]> {
    const rows = await select(operation)
      .$if(from !== undefined, (query) => query.where("day", ">=", from ?? ""))
      .$if(to !== undefined, (query) => query.where("day", "<=", to ?? ""))
      .orderBy("day")
      .orderBy("at")
      .orderBy("day_note.id")
      .execute();
    return rows.map(readRow);
  }

  return {
    /** @throws ProblemError `not-found` */
    find,

    /** Those of some days, both ends inclusive; the oldest day first. */
    list,

    /**
     * All of an operation, a change of another process at most five seconds later. Where the store does not answer, those
     * of before hold. @throws the store's error where none are known: days would count that a note leaves out
     */
    recall: (operation: string) => recalled.read(operation, () => list(operation, {})),

    /** @throws ProblemError `invalid-parameter` where there are as many as there may be */
    async create(operation: string, draft: NoteDraft, userId: string): Promise<KeptNote> {
      await assertRoom(operation, draft);
      const id = randomBytes(8).toString("hex");
      const { day, agent, text, leavesOut } = draft;
      await kysely
        .insertInto("day_note")
        .values({
          ...{ id, operation: ledgerOf(operation), day, agent_id: agent, text },
          ...{ leaves_out: leavesOut ? 1 : 0, by_id: userId, at: now(), version: 1 },
        })
        .execute();
      recalled.forget(operation);
      return find(operation, id);
    },

    /** @throws ProblemError `conflict` where the note is no longer as it was found; nothing is changed then */
    async change(
      operation: string,
      { id, version }: KeptNote,
      { text, leavesOut }: NoteWords,
      userId: string,
    ): Promise<KeptNote> {
      const { numUpdatedRows: changed } = await kysely
        .updateTable("day_note")
        .set({
          ...{ text, leaves_out: leavesOut ? 1 : 0, version: version + 1 },
          ...{ changed_by_id: userId, changed_at: now() },
        })
        .where("operation", "=", ledgerOf(operation))
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      recalled.forget(operation);
      if (changed !== 1n) throw noteConflict();
      return find(operation, id);
    },

    /** Null = of whatever version, and also where it is gone. @throws as `change` */
    async remove(operation: string, id: string, version: number | null): Promise<void> {
      const { numDeletedRows: removed } = await kysely
        .deleteFrom("day_note")
        .where("operation", "=", ledgerOf(operation))
        .where("id", "=", id)
        .$if(version !== null, (query) => query.where("version", "=", version))
        .executeTakeFirst();
      recalled.forget(operation);
      if (version !== null && removed !== 1n) throw noteConflict();
    },
  };
}

export type NoteStore = ReturnType<typeof createNoteStore>;

/** Somebody else was faster. */
export function noteConflict(): ProblemError {
  return new ProblemError("conflict", "Somebody has changed this note meanwhile: look at it again.");
}

type NoteRow = Selectable<DayNoteTable> & { email: string | null; changer_email: string | null };

function readRow(row: NoteRow): KeptNote {
  return {
    ...{ id: row.id, day: row.day, agent: row.agent_id, text: row.text },
    leavesOut: Number(row.leaves_out) === 1,
    ...{ by: row.email ?? "", byId: row.by_id, at: formatInstant(Number(row.at)) },
    version: Number(row.version),
    ...(row.changed_at !== null && {
      changed: { by: row.changer_email ?? "", at: formatInstant(Number(row.changed_at)) },
    }),
  };
}
