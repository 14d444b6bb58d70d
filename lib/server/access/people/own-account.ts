import "server-only";
import { formatInstant } from "@/lib/dates/zone";
import type { SessionAnswer } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import { formatAccountTime, parseAccountTime } from "@/lib/server/access/account-values";
import { isSessionOpen, type Viewer } from "@/lib/server/access/session";
import type { Database } from "@/lib/server/store/database";
import { nameBrowser } from "./browser-name";

type Reader = Pick<Viewer, "userId" | "session">;

// The first page after the sign-in comes well within.
const newMs = 60_000;

/** What everybody may do with their own account, beside their password. */
export function createOwnAccount({ database, now }: { database: Database; now: () => number }) {
  const { kysely } = database;

  async function listSessions({ userId, session }: Reader): Promise<SessionAnswer[]> {
    const rows = await kysely
      .selectFrom("session")
      .select(["id", "createdAt", "updatedAt", "expiresAt", "userAgent"])
      .where("userId", "=", userId)
      .execute();
    return rows
      .filter((row) => isSessionOpen(row, now()))
      .map(({ id, createdAt, updatedAt, userAgent }) => ({
        id,
        browser: nameBrowser(userAgent),
        since: formatInstant(parseAccountTime(createdAt)),
        lastSeen: formatInstant(parseAccountTime(updatedAt)),
        isThis: id === session?.id,
      }))
      .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeen.localeCompare(a.lastSeen));
  }

  return {
    /** The open sessions of a person: the one that asks, then the newest use first. */
    listSessions,

    /** How many other sessions a person has while theirs is new, so that they are told once; afterwards 0. */
    async countOthersAtStart(reader: Reader): Promise<number> {
      if (now() - (reader.session?.since ?? 0) > newMs) return 0;
      return (await listSessions(reader)).filter(({ isThis }) => !isThis).length;
    },

    /** @throws ProblemError `not-found` for a session that is over, or somebody else's */
    async endSession({ userId }: Reader, id: string): Promise<void> {
      const { numDeletedRows } = await kysely
        .deleteFrom("session")
        .where("userId", "=", userId)
        .where("id", "=", id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new ProblemError("not-found", "There is no such session of yours.");
    },

    /** Ends all but the one that asks; returns how many. */
    async endOtherSessions({ userId, session }: Reader): Promise<number> {
      const { numDeletedRows } = await kysely
        .deleteFrom("session")
        .where("userId", "=", userId)
        .where("id", "<>", session?.id ?? "")
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    /** Whether somebody has a password here: who comes by the OpenID provider may have none. */
    async hasPassword({ userId }: Reader): Promise<boolean> {
      const row = await kysely
        .selectFrom("account")
        .select("id")
        .where("userId", "=", userId)
        .where("providerId", "=", "credential")
        .executeTakeFirst();
      return row !== undefined;
    },

    async rename({ userId }: Reader, name: string): Promise<void> {
      await kysely
        .updateTable("user")
        .set({ name, updatedAt: formatAccountTime(now()) })
        .where("id", "=", userId)
        .execute();
    },
  };
}
