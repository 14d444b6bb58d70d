import "server-only";
import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { hashSecret, makeSecret } from "@/lib/server/access/bearer-secret";
import { type AccountRow, readAccount, type Viewer } from "@/lib/server/access/session";
import type { AccessGrantTable, DatabaseSchema } from "@/lib/server/store/tables/database-schema";

const dayMs = 24 * 60 * 60_000;
/** What is over is told apart from what never was for so long. */
const memoryMs = 400 * dayMs;

/** A kept grant and who made it; never its secret. */
export type Grant = {
  id: string;
  /** As its kind reads it. */
  content: string;
  madeBy: { userId: string; email: string; name: string };
  createdAtMs: number;
  endsAtMs: number;
  usedAtMs: number | null;
  uses: number;
};

/** What a secret opens. `maker` as of now; null where they are disabled, or have no role. */
export type OpenedGrant = { grant: Grant; isOver: boolean; maker: Viewer | null };

export type NewGrant = { id: string; userId: string; content: string; days: number };

/** The id of a grant that is yet to be made: the trail names it before it is there. */
export function makeGrantId(): string {
  return randomBytes(8).toString("hex");
}

/** Secrets that let their bearer read in somebody's name until an end: kept as hashes, revocable, their use counted. */
export type GrantStore = ReturnType<typeof createGrantStore>;

export function createGrantStore(
  kysely: Kysely<DatabaseSchema>,
  kind: AccessGrantTable["kind"],
  now: () => number,
) {
  // Whoever made a grant and is gone takes it along.
  const selectGrants = () =>
    kysely
      .selectFrom("access_grant as granted")
      .innerJoin("user", "user.id", "granted.user_id")
      .leftJoin("person", "person.user_id", "granted.user_id")
      .select(["granted.id as grant_id", "content", "granted.user_id", "created_at", "ends_at"])
      .select(["revoked_at", "used_at", "uses"])
      .select(["user.id", "user.email", "user.name", "user.role", "user.banned", "user.banExpires"])
      .select(["person.operations", "person.teams", "person.rights"])
      .where("granted.kind", "=", kind);

  return {
    /** A new one; its secret is told here and never again. */
    async create({ id, userId, content, days }: NewGrant): Promise<{ secret: string }> {
      const secret = makeSecret();
      const nowMs = now();
      await kysely
        .deleteFrom("access_grant")
        .where("ends_at", "<", nowMs - memoryMs)
        .execute();
      const end = { ends_at: nowMs + days * dayMs, revoked_at: null, used_at: null };
      await kysely
        .insertInto("access_grant")
        .values({ id, kind, hash: hashSecret(secret), user_id: userId, content, created_at: nowMs, ...end })
        .execute();
      return { secret };
    },

    /**
     * Null for a secret that never was one, `ownerless` for one whose maker was removed. It is found by its hash: how long that
     * takes tells nothing of it.
     */
    async open(secret: string): Promise<OpenedGrant | "ownerless" | null> {
      const hash = hashSecret(secret);
      const row = await selectGrants().where("hash", "=", hash).executeTakeFirst();
      if (!row) {
        const kept = kysely.selectFrom("access_grant").select("id").where("hash", "=", hash);
        return (await kept.where("kind", "=", kind).executeTakeFirst()) ? "ownerless" : null;
      }
      const nowMs = now();
      const isOver = row.revoked_at !== null || Number(row.ends_at) <= nowMs;
      return { grant: readGrant(row), isOver, maker: readAccount(row, nowMs) };
    },

    /** What has not been revoked, the newest first: of one maker, or of all. */
    async list(userId: string | null): Promise<Grant[]> {
      const kept = selectGrants().where("revoked_at", "is", null).orderBy("created_at", "desc");
      const rows = await (userId === null ? kept : kept.where("granted.user_id", "=", userId)).execute();
      return rows.map(readGrant);
    },

    /** Takes one out of force at once; false where there is none of that maker (null = of anybody). */
    async revoke(id: string, userId: string | null): Promise<boolean> {
      const revoking = kysely
        .updateTable("access_grant")
        .set({ revoked_at: now() })
        .where("kind", "=", kind)
        .where("id", "=", id)
        .where("revoked_at", "is", null);
      const { numUpdatedRows } = await (userId === null
        ? revoking
        : revoking.where("user_id", "=", userId)
      ).executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Counts a use, unless another was counted within `restMs`. */
    async noteUse(id: string, restMs = 0): Promise<void> {
      const nowMs = now();
      await kysely
        .updateTable("access_grant")
        .set((eb) => ({ used_at: nowMs, uses: eb("uses", "+", 1) }))
        .where("id", "=", id)
        .where((eb) => eb.or([eb("used_at", "is", null), eb("used_at", "<=", nowMs - restMs)]))
        .execute();
    },
  };
}

type Row = AccountRow &
  Pick<Selectable<AccessGrantTable>, "content" | "created_at" | "ends_at" | "used_at" | "uses"> & {
    grant_id: string;
  };

function readGrant(row: Row): Grant {
  return {
    id: row.grant_id,
    content: row.content,
    madeBy: { userId: row.id, email: row.email, name: row.name },
    createdAtMs: Number(row.created_at),
    endsAtMs: Number(row.ends_at),
    usedAtMs: row.used_at === null ? null : Number(row.used_at),
    uses: Number(row.uses),
  };
}
