import "server-only";
import type { Kysely } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { hashSecret, makeSecret } from "@/lib/server/access/bearer-secret";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

export type LinkPurpose = DatabaseSchema["one_time_link"]["purpose"];

const hourMs = 60 * 60_000;

/** How long a link is in force: an invitation a week, a new password a day. One that its owner asked for is read at once. */
export const linkLifeMs: Record<LinkPurpose, number> = { invitation: 7 * 24 * hourMs, reset: 24 * hourMs };
export const askedLinkLifeMs = hourMs;

type Tables = Pick<Kysely<DatabaseSchema>, "insertInto" | "updateTable" | "selectFrom">;

/** The secret of a person's new link, told once and kept as a hash; every link of theirs before it is closed. */
export async function makeLink(
  tables: Tables,
  userId: string,
  purpose: LinkPurpose,
  nowMs: number,
  lifeMs = linkLifeMs[purpose],
): Promise<{ secret: string; endsAt: number }> {
  await closeLinks(tables, userId, nowMs);
  const secret = makeSecret();
  const endsAt = nowMs + lifeMs;
  await tables
    .insertInto("one_time_link")
    .values({
      ...{ hash: hashSecret(secret), user_id: userId, purpose },
      ...{ created_at: nowMs, ends_at: endsAt, closed_at: null },
    })
    .execute();
  return { secret, endsAt };
}

/**
 * Closes every link of a person; true where one was in force. Links whose time has passed are closed too: they stay so when the clock
 * is set back.
 */
export async function closeLinks(tables: Tables, userId: string, nowMs: number): Promise<boolean> {
  const closed = await tables
    .updateTable("one_time_link")
    .set({ closed_at: nowMs })
    .where("user_id", "=", userId)
    .where("closed_at", "is", null)
    .returning("ends_at")
    .execute();
  return closed.some(({ ends_at }) => Number(ends_at) > nowMs);
}

/**
 * What a secret opens, and for whom.
 * @throws ProblemError `not-found` for what never was one, `gone` once it was used, replaced or withdrawn, or its time has passed
 */
export async function requireLink(tables: Pick<Tables, "selectFrom">, secret: string, nowMs: number) {
  const row = await tables
    .selectFrom("one_time_link")
    .leftJoin("user", "user.id", "one_time_link.user_id")
    .select(["hash", "user_id as userId", "purpose", "ends_at", "closed_at", "user.email", "user.name"])
    .where("hash", "=", hashSecret(secret))
    .executeTakeFirst();
  if (!row) throw new ProblemError("not-found", "There is no such link. Was it copied whole?");
  const { ends_at, closed_at, email, name, ...link } = row;
  if (closed_at !== null || Number(ends_at) <= nowMs || email === null || name === null)
    throw new ProblemError("gone", "This link was used, replaced or withdrawn, or its time has passed.");
  return { ...link, email, name };
}
