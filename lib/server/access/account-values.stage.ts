import type { Database } from "@/lib/server/store/database";

/** A truth as better-auth's tables hold it. */
export function formatFlag({ engine }: Database, flag: boolean): number | boolean {
  return engine === "sqlite" ? Number(flag) : flag;
}
