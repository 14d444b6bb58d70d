import { createHash } from "node:crypto";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { createDatabaseClock, type DatabaseClock } from "@/lib/server/store/database-clock";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

/** The right to send one call. `holder` is new for every turn, so that nobody ends a turn that is not theirs. */
export type Lease = { slot: number; fence: number; holder: string };

/** `leaseMs` runs from the call's start, `leastMs` must be left of it when the call is sent. */
export type LeaseTimes = { leaseMs: number; leastMs: number };

// wolkvox works for 60 s at most (wolkvox-agent-3.md, "Result size / time") and cannot check a fence: exclusion is by time.
export const defaultTimes: LeaseTimes = { leaseMs: 75_000, leastMs: 62_000 };

// "(2)" in wolkvox's own refusal. Fences step by it, so that no two slots of a token ever have the same.
const mostSlots = 2;

/** What the tables know of a token: a digest of where it is used and of itself, never the token. */
export function buildTokenKey(baseUrl: string, token: string): string {
  return createHash("sha256")
    .update(`${new URL(baseUrl).href}\n${token}`)
    .digest("hex");
}

export type TokenLeaseOptions = {
  kysely: Kysely<DatabaseSchema>;
  token: string;
  concurrency: number;
  clock?: DatabaseClock | undefined;
  times?: LeaseTimes | undefined;
};

/** The lease of a token: at most `concurrency` holders at once over all processes that share the database. */
export function createTokenLeases(options: TokenLeaseOptions) {
  const { kysely, token, concurrency, clock = createDatabaseClock(options.kysely) } = options;
  const { leaseMs } = options.times ?? defaultTimes;
  if (concurrency > mostSlots) throw new RangeError(`A token has at most ${mostSlots} slots.`);

  async function takeSlot(slot: number, holder: string, mayTake: RawBuilder<SqlBool>) {
    // The condition stands twice: the first saves waiting processes a write, the second decides.
    const { rows } = await sql<{ fence: number }>`
      INSERT INTO token_lease (token, slot, fence, holder, expires_at, called_at)
      SELECT ${token}, ${slot}, ${mostSlots + slot}, ${holder}, ${clock} + ${leaseMs}, 0
      WHERE NOT EXISTS (
        SELECT 1 FROM token_lease AS held
        WHERE held.token = ${token} AND held.slot = ${slot} AND held.expires_at > ${clock}
      ) AND ${mayTake}
      ON CONFLICT (token, slot) DO UPDATE
      SET fence = token_lease.fence + ${mostSlots}, holder = excluded.holder, expires_at = ${clock} + ${leaseMs}
      WHERE token_lease.expires_at <= ${clock}
      RETURNING fence`.execute(kysely);
    return rows[0] ? { slot, holder, fence: Number(rows[0].fence) } : null;
  }

  return {
    /** A free slot, or null. One statement a slot; `mayTake` is a further condition within it. */
    async take(holder: string, mayTake: RawBuilder<SqlBool> = sql<SqlBool>`1 = 1`): Promise<Lease | null> {
      for (let slot = 0; slot < concurrency; slot += 1) {
        const lease = await takeSlot(slot, holder, mayTake);
        if (lease) return lease;
      }
      return null;
    },
    /** The time runs anew from now and the call is stamped; false when another has taken the slot. */
    async renew({ holder }: Lease): Promise<boolean> {
      const renewed = await kysely
        .updateTable("token_lease")
        .set({ expires_at: sql<number>`${clock} + ${leaseMs}`, called_at: clock })
        .where("token", "=", token)
        .where("holder", "=", holder)
        .returning("fence")
        .execute();
      return renewed.length === 1;
    },
    /** Nothing is under way: the slot is free, and the stamp of a call that was sent moves to now. */
    async release(holder: string, wasSent: boolean): Promise<void> {
      await kysely
        .updateTable("token_lease")
        .set({ expires_at: 0, ...(wasSent ? { called_at: clock } : {}) })
        .where("token", "=", token)
        .where("holder", "=", holder)
        .execute();
    },
    /** Shortens a lease that ends later than any can: the database's clock was set back. */
    async repair(): Promise<void> {
      await kysely
        .updateTable("token_lease")
        .set({ expires_at: sql<number>`${clock} + ${leaseMs}` })
        .where("token", "=", token)
        .where("expires_at", ">", sql<number>`${clock} + ${leaseMs}`)
        .execute();
    },
  };
}

export type TokenLeases = ReturnType<typeof createTokenLeases>;
