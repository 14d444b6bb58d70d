import type { Kysely } from "kysely";
import { formatInstant, instantOf } from "@/lib/dates/zone";
import type { Database } from "@/lib/server/store/database";
import { canBeKept } from "@/lib/server/store/kept-key";
import type { AccountTime, DatabaseSchema } from "@/lib/server/store/tables/database-schema";

/** The account of an id, or of an e-mail as `normaliseEmail` writes it. */
export async function findAccount(
  tables: Pick<Kysely<DatabaseSchema>, "selectFrom">,
  column: "id" | "email",
  value: string,
): Promise<{ id: string; email: string } | null> {
  // What no database keeps is nobody's.
  if (!canBeKept(value)) return null;
  const found = tables.selectFrom("user").select(["id", "email"]).where(column, "=", value);
  return (await found.executeTakeFirst()) ?? null;
}

/** A truth as better-auth's tables hold it. */
export function formatFlag({ engine }: Pick<Database, "engine">, flag: boolean): number | boolean {
  return engine === "sqlite" ? Number(flag) : flag;
}

/** An instant as better-auth's tables take it on both engines. */
export function formatAccountTime(instantMs: number): string {
  return formatInstant(instantMs);
}

/** Epoch milliseconds; NaN for a time that cannot be read. */
export function parseAccountTime(time: AccountTime): number {
  return typeof time === "string" ? instantOf(time) : Number(time);
}
