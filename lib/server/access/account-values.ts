import { formatInstant, instantOf } from "@/lib/dates/zone";
import type { Database } from "@/lib/server/store/database";
import type { AccountTime } from "@/lib/server/store/tables/database-schema";

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
