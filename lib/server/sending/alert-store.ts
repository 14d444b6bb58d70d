import "server-only";
import type { Kysely, Selectable } from "kysely";
import { dayAt, formatInstant } from "@/lib/dates/zone";
import type { Locale } from "@/lib/messages/locale";
import {
  type Alert,
  type AlertCrossing,
  type AlertGone,
  type AlertLetter,
  type AlertRun,
  mostAlerts,
} from "@/lib/report/answers/alert";
import type { HeldAlert } from "@/lib/report/answers/personal-data";
import { agentKeyOf, type Identity } from "@/lib/report/figures/directory";
import { compareNames } from "@/lib/report/text";
import type {
  AlertCrossingTable,
  AlertTable,
  DatabaseSchema,
  ScheduleRunTable,
} from "@/lib/server/store/tables/database-schema";
import type { AlertChange, AlertDraft } from "./alert-draft";
import { findNextLook } from "./look-times";
import { loadNewestRuns, openRuns, tellRun } from "./run-store";
import {
  createSentRows,
  readRecipients,
  readSent,
  type SeenRow,
  type SentReader,
  tellSent,
} from "./sent-rows";

/** An alert as it is looked for and sent. Times are epoch milliseconds. */
export type KeptAlert = ReturnType<typeof readAlert>;

/** What one look saw: who is over now, and how old today's figures are. */
export type Look = {
  crossings: readonly AlertCrossing[];
  /** UTC; null = nobody has read today. */
  asOf: string | null;
  problem: AlertGone | null;
};

type Options = {
  kysely: Kysely<DatabaseSchema>;
  /** The database's time, in epoch milliseconds. */
  now: () => Promise<number>;
  /** The zone of an operation; UTC for one that is gone. */
  zoneOf: (operation: string) => string;
};

const mostLetters = 60;
// Of a thousand agents; fewer values than either engine takes at once.
const rowsAtOnce = 500;

/** Keeps who is told of whom that is over an allowance, and who has been told. */
export function createAlertStore({ kysely, now, zoneOf }: Options) {
  const nextOf = ({ mode, quiet, operation }: AlertDraft, afterMs: number) =>
    findNextLook({ mode, quiet, timeZone: zoneOf(operation) }, afterMs);

  const sent = createSentRows(kysely, "alert", mostAlerts);

  async function answerAll(rows: readonly SeenRow<"alert">[], reader: SentReader): Promise<Alert[]> {
    const runs = await loadNewestRuns(
      kysely,
      rows.map(({ id }) => id),
      1,
    );
    return rows.map((row) => {
      const [newest] = runs.get(row.id) ?? [];
      return answer(row, newest ? tellAlertRun(newest, reader) : null);
    });
  }

  async function loadCrossings(
    id: string,
    letters: readonly string[],
  ): Promise<Selectable<AlertCrossingTable>[]> {
    if (letters.length === 0) return [];
    return kysely
      .selectFrom("alert_crossing")
      .selectAll()
      .where("alert_id", "=", id)
      .where("letter", "in", letters)
      .orderBy("day")
      .orderBy("over_seconds", "desc")
      .orderBy("agent_key")
      .orderBy("allowance")
      .execute();
  }

  return {
    /** By name. */
    async list(reader: SentReader): Promise<Alert[]> {
      const alerts = await answerAll(await sent.listSeen(reader), reader);
      return alerts.sort(compareNames);
    },

    /** @throws ProblemError `not-found` */
    async find(id: string, reader: SentReader): Promise<Alert> {
      const row = await sent.requireSeen(id, reader);
      const [found] = await answerAll([row], reader);
      if (!found) throw new Error("An alert that is there is told.");
      return found;
    },

    /** The same as it is looked for; null where it is gone. */
    async load(id: string): Promise<KeptAlert | null> {
      const row = await sent.load(id);
      return row ? readAlert(row) : null;
    },

    /** @throws ProblemError `invalid-parameter` where there are as many as there may be. */
    async create(draft: AlertDraft, { userId, locale }: { userId: string; locale: Locale }): Promise<string> {
      const id = await sent.makeId(userId);
      const nowMs = await now();
      await kysely
        .insertInto("alert")
        .values({
          ...{ id, owner_id: userId, locale, is_paused: 0, stopped: null, tested_at: 0 },
          ...writeWords(draft),
          ...{ since_day: dayAt(nowMs, zoneOf(draft.operation)), next_at: nextOf(draft, nowMs) },
          ...{ looked_at: null, as_of: null, problem: null },
        })
        .execute();
      return id;
    },

    /** What was stopped goes on where it is no longer paused: from that day on. @throws ProblemError `not-found` */
    async change(id: string, change: AlertChange, reader: SentReader): Promise<void> {
      const before = readAlert(await sent.requireSeen(id, reader));
      const isPaused = change.isPaused ?? before.isPaused;
      const nowMs = await now();
      const goesOn = before.isPaused && !isPaused;
      await kysely
        .updateTable("alert")
        .set({
          ...writeWords(change),
          ...{ is_paused: isPaused ? 1 : 0, next_at: nextOf(change, nowMs), problem: null },
          ...(goesOn && { stopped: null, since_day: dayAt(nowMs, zoneOf(change.operation)) }),
        })
        .where("id", "=", id)
        .execute();
    },

    /** Its letters are gone too. @throws ProblemError `not-found` */
    async remove(id: string, reader: SentReader): Promise<void> {
      await sent.requireSeen(id, reader);
      await sent.remove(id);
    },

    /** The newest letters, newest first, with all that they told. @throws ProblemError `not-found` */
    async listLetters(id: string, reader: SentReader): Promise<Omit<AlertLetter, "others">[]> {
      await sent.requireSeen(id, reader);
      const runs = (await loadNewestRuns(kysely, [id], mostLetters)).get(id) ?? [];
      const crossings = await loadCrossings(
        id,
        runs.map(({ period }) => period),
      );
      const byLetter = Map.groupBy(crossings, ({ letter }) => letter);
      return runs.map((row) => ({
        ...tellAlertRun(row, reader),
        to: readRecipients(row.recipients ?? "[]"),
        crossings: (byLetter.get(row.period) ?? []).map(readCrossing),
      }));
    },

    /** Notes a test. @throws ProblemError `rate-limited` within half a minute of the last one. */
    noteTest: async (id: string) => sent.noteTest(id, await now()),

    /** The alerts whose next look is due. */
    async listDue(): Promise<KeptAlert[]> {
      const rows = await kysely
        .selectFrom("alert")
        .selectAll()
        .where("is_paused", "=", 0)
        .where("next_at", "<=", await now())
        .orderBy("next_at")
        .execute();
      return rows.map(readAlert);
    },

    /**
     * Notes what a look saw, and puts down a letter of whom it has not told before. Nothing where another instance was faster, or
     * somebody has changed the alert meanwhile.
     */
    async noteLook(alert: KeptAlert, { crossings, asOf, problem }: Look): Promise<void> {
      const nowMs = await now();
      await kysely.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("alert")
          .set({ next_at: nextOf(alert, nowMs), looked_at: nowMs, as_of: asOf, problem })
          .where("id", "=", alert.id)
          .where("is_paused", "=", 0)
          .where("next_at", "=", alert.nextAtMs)
          .executeTakeFirst();
        if (numUpdatedRows === 0n || crossings.length === 0) return;
        const told = await trx
          .selectFrom("alert_crossing")
          .select(["day", "allowance", "agent_key"])
          .where("alert_id", "=", alert.id)
          .where("day", "in", [...new Set(crossings.map(({ day }) => day))])
          .execute();
        const known = new Set(told.map((row) => JSON.stringify([row.day, row.allowance, row.agent_key])));
        const fresh = crossings.filter((crossing) => !known.has(keyOfCrossing(crossing)));
        if (fresh.length === 0) return;
        const letter = String(nowMs);
        await openRuns(trx, alert.id, [{ atMs: nowMs, period: letter }]);
        for (let from = 0; from < fresh.length; from += rowsAtOnce)
          await trx
            .insertInto("alert_crossing")
            .values(
              fresh.slice(from, from + rowsAtOnce).map((crossing) => ({
                ...{ alert_id: alert.id, letter, day: crossing.day, allowance: crossing.allowance.id },
                ...{ agent_id: crossing.agent.id, agent_key: agentKeyOf(crossing.agent) },
                ...writeTold(crossing),
              })),
            )
            .execute();
      });
    },

    /** Looks when the quiet hours are over. Nothing where somebody has changed the alert meanwhile. */
    async putOff(alert: KeptAlert): Promise<void> {
      await kysely
        .updateTable("alert")
        .set({ next_at: nextOf(alert, await now()) })
        .where("id", "=", alert.id)
        .where("next_at", "=", alert.nextAtMs)
        .execute();
    },

    /**
     * Of those whom a letter was to tell of, the ones that a look of now still sees, as it sees them: that is what stands in the log. The
     * others are not told, and never will be.
     */
    async settleLetter(id: string, letter: string, { crossings }: Look): Promise<AlertCrossing[]> {
      const seen = new Map(crossings.map((crossing) => [keyOfCrossing(crossing), crossing]));
      const rows = await loadCrossings(id, [letter]);
      const told: AlertCrossing[] = [];
      await kysely.transaction().execute(async (trx) => {
        for (const row of rows) {
          const crossing = seen.get(JSON.stringify([row.day, row.allowance, row.agent_key]));
          if (crossing) told.push(crossing);
          await trx
            .updateTable("alert_crossing")
            .set(crossing ? writeTold(crossing) : { letter: null })
            .where("alert_id", "=", id)
            .where("day", "=", row.day)
            .where("allowance", "=", row.allowance)
            .where("agent_key", "=", row.agent_key)
            .execute();
        }
      });
      return told;
    },

    stop: sent.stop,

    /** What the alerts of an operation keep of one person. */
    async listHeld(operation: string, person: Pick<Identity, "id" | "name">): Promise<HeldAlert[]> {
      const rows = await kysely
        .selectFrom("alert_crossing")
        .innerJoin("alert", "alert.id", "alert_crossing.alert_id")
        .leftJoin("user", "user.id", "alert.owner_id")
        .leftJoin("schedule_run", (join) =>
          join
            .onRef("schedule_run.schedule_id", "=", "alert_crossing.alert_id")
            .onRef("schedule_run.period", "=", "alert_crossing.letter"),
        )
        .selectAll("alert_crossing")
        .select(["alert.name", "user.email", "schedule_run.recipients", "schedule_run.ended_at"])
        .where("alert.operation", "=", operation)
        .where("agent_key", "=", agentKeyOf(person))
        .orderBy("day")
        .execute();
      return rows.map((row) => ({
        ...{ alert: row.name, by: row.email ?? "", day: row.day, allowance: row.allowance_name },
        ...{ over: Number(row.over_seconds), to: readRecipients(row.recipients ?? "[]") },
        at: row.ended_at === null ? null : formatInstant(Number(row.ended_at)),
      }));
    },

    /** Forgets whom of one person the alerts of an operation have told. */
    async forget(operation: string, person: Pick<Identity, "id" | "name">): Promise<void> {
      await kysely
        .deleteFrom("alert_crossing")
        .where("agent_key", "=", agentKeyOf(person))
        .where("alert_id", "in", (query) =>
          query.selectFrom("alert").select("id").where("operation", "=", operation),
        )
        .execute();
    },
  };
}

export type AlertStore = ReturnType<typeof createAlertStore>;

function keyOfCrossing({ day, allowance, agent }: AlertCrossing): string {
  return JSON.stringify([day, allowance.id, agentKeyOf(agent)]);
}

function writeTold({ agent, allowance, over, asOf }: AlertCrossing) {
  return {
    ...{ agent_name: agent.name, allowance_name: allowance.name, limit_seconds: allowance.seconds },
    ...{ over_seconds: over, as_of: asOf },
  };
}

function readCrossing(row: Selectable<AlertCrossingTable>): AlertCrossing {
  return {
    agent: { id: row.agent_id, name: row.agent_name },
    allowance: {
      ...{ id: row.allowance, name: row.allowance_name },
      seconds: row.limit_seconds === null ? null : Number(row.limit_seconds),
    },
    ...{ day: row.day, over: Number(row.over_seconds), asOf: row.as_of },
  };
}

function writeWords({ name, operation, allowance, team, to, mode, quiet }: AlertDraft) {
  return { name, operation, allowance, team, recipients: JSON.stringify(to), mode, quiet };
}

// Written by `writeWords` alone, of what the draft allows.
function readAlert(row: Selectable<AlertTable>) {
  return {
    ...readSent(row),
    ...{ allowance: row.allowance, team: row.team, mode: row.mode as AlertDraft["mode"], quiet: row.quiet },
    /** Of earlier days nothing is told. */
    sinceDay: row.since_day,
  };
}

function answer(row: SeenRow<"alert">, lastRun: AlertRun | null): Alert {
  const { sinceDay: _, ...alert } = readAlert(row);
  return {
    ...tellSent(alert, row.email),
    lookedAt: row.looked_at === null ? null : formatInstant(Number(row.looked_at)),
    asOf: row.as_of,
    // Written by `noteLook` alone.
    problem: row.problem as AlertGone | null,
    lastRun,
  };
}

// What it is of stands in its crossings.
function tellAlertRun(row: Selectable<ScheduleRunTable>, reader: SentReader): AlertRun {
  const { period: _, ...run } = tellRun(row, reader);
  return run;
}
