import type { Kysely } from "kysely";
import { type Day, dayOf, windowOfDay } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { HeldData } from "@/lib/report/answers/personal-data";
import { pickRows } from "@/lib/report/figures/answer-columns";
import { agentKeyOf, type Identity } from "@/lib/report/figures/directory";
import { type Gains, gainsOfLook, rowsOf } from "@/lib/report/timeline/gains";
import { packInOrder, unpackColumns } from "@/lib/server/ledger/packed-columns";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { IsErased } from "./erasure/erased-agents";
import { stripColumns } from "./erasure/strip-answer";

type Database = Kysely<DatabaseSchema>;

/** Gains as they are kept, and the newest answer that is in them. */
export type KeptGains = { gains: Gains; lastId: number };

/** The gains of days, each packed as one: they stay when the looks of the day go. */
export function createKeptGains(kysely: Database, operation: string) {
  return {
    /** @throws Error where what is stored is damaged */
    async load(day: Day): Promise<KeptGains | null> {
      const row = await kysely
        .selectFrom("day_gain")
        .selectAll()
        .where("operation", "=", operation)
        .where("day", "=", day)
        .executeTakeFirst();
      return row ? { gains: await readGains(row), lastId: Number(row.last_id) } : null;
    },

    /** Nothing where another process has kept newer ones. */
    async save(day: Day, { gains, lastId }: KeptGains): Promise<void> {
      const { digest, packed } = await packInOrder(gains.columns);
      const values = { looks: writeLooks(gains), last_id: lastId, digest, packed };
      await kysely
        .insertInto("day_gain")
        .values({ operation, day, ...values })
        .onConflict((clash) =>
          clash.columns(["operation", "day"]).doUpdateSet(values).where("day_gain.last_id", "<=", lastId),
        )
        .execute();
    },

    /** Days of which several answers are kept, one of them from before that moment, that are not in kept gains. */
    async listDue(beforeMs: number): Promise<Day[]> {
      const windows = await kysely
        .selectFrom("answer")
        .select(["window_from", "window_to"])
        .select(({ fn }) => fn.max("id").as("newest"))
        .where("operation", "=", operation)
        .where("is_doubted", "=", 0)
        .groupBy(["window_from", "window_to"])
        .having(({ and, eb, fn }) =>
          and([eb(fn.countAll(), ">", 1), eb(fn.min("answered_at"), "<", beforeMs)]),
        )
        .execute();
      const kept = await kysely
        .selectFrom("day_gain")
        .select(["day", "last_id"])
        .where("operation", "=", operation)
        .execute();
      const lastIds = new Map(kept.map(({ day, last_id }) => [day, Number(last_id)]));
      return windows.flatMap(({ window_from: from, window_to: to, newest }) => {
        const day = dayOf(from);
        const whole = windowOfDay(day);
        const isDay = from === whole.from && to === whole.to;
        return isDay && Number(newest) > (lastIds.get(day) ?? 0) ? [day] : [];
      });
    },

    /** Forgets days before this one. */
    async purge(day: Day): Promise<void> {
      await kysely.deleteFrom("day_gain").where("operation", "=", operation).where("day", "<", day).execute();
    },
  };
}

export type KeptGainStore = ReturnType<typeof createKeptGains>;

/** What is kept of an agent's days, oldest first. */
export async function loadHeldGains(
  kysely: Database,
  operation: string,
  person: Pick<Identity, "id" | "name">,
): Promise<HeldData["days"]> {
  const key = agentKeyOf(person);
  const held: HeldData["days"] = [];
  const ofOperation = kysely.selectFrom("day_gain").where("operation", "=", operation);
  for (const { day } of await ofOperation.select("day").orderBy("day").execute()) {
    const row = await ofOperation.selectAll().where("day", "=", day).executeTakeFirst();
    if (!row) continue;
    const all = await readGains(row);
    const gains = all.looks.flatMap((atMs, look) => {
      const columns = pickRows(gainsOfLook(all, look), (identity) => agentKeyOf(identity) === key);
      const { directory, states, seconds } = columns;
      return Array.from(seconds, (gain, at) => ({
        at: formatInstant(atMs),
        state: directory.states[states[at] ?? 0] ?? "",
        seconds: gain,
      }));
    });
    if (gains.length > 0) held.push({ day, gains });
  }
  return held;
}

/** Takes somebody out of all kept gains; returns out of how many days. */
export async function scrubGains(kysely: Database, operation: string, isErased: IsErased): Promise<number> {
  const ofOperation = kysely.selectFrom("day_gain").where("operation", "=", operation);
  let days = 0;
  for (const { day } of await ofOperation.select("day").execute()) {
    const row = await ofOperation.selectAll().where("day", "=", day).executeTakeFirst();
    if (!row) continue;
    const gains = await readGains(row);
    const columns = stripColumns(gains.columns, isErased);
    if (columns === gains.columns) continue;
    const { digest, packed } = await packInOrder(columns);
    await kysely
      .updateTable("day_gain")
      .set({ looks: writeLooks(countAnew(gains, isErased)), digest, packed })
      .where("operation", "=", operation)
      .where("day", "=", day)
      .execute();
    days += 1;
  }
  return days;
}

/** The same looks, with as many rows as are left of each. */
function countAnew(gains: Gains, isErased: IsErased): Gains {
  const { directory, identities } = gains.columns;
  let rows = 0;
  const starts = gains.looks.map((_, look) => {
    const start = rows;
    const [from, to] = rowsOf(gains, look);
    for (const place of identities.subarray(from, to)) {
      const identity = directory.identities[place];
      if (identity && !isErased(identity)) rows += 1;
    }
    return start;
  });
  return { ...gains, starts, columns: stripColumns(gains.columns, isErased) };
}

function writeLooks(gains: Gains): string {
  return JSON.stringify(gains.looks.map((atMs, look) => [atMs, gains.starts[look] ?? 0]));
}

async function readGains(row: { looks: string; digest: string; packed: Uint8Array }): Promise<Gains> {
  const looks: [atMs: number, start: number][] = JSON.parse(row.looks);
  return {
    looks: looks.map(([atMs]) => atMs),
    starts: looks.map(([, start]) => start),
    columns: await unpackColumns(row.packed, row.digest),
  };
}
