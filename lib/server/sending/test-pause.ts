import type { Kysely } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

const testPauseMs = 30_000;

/** Notes a test of a schedule or an alert. @throws ProblemError `rate-limited` within half a minute of the last one */
export async function noteTest(
  kysely: Kysely<DatabaseSchema>,
  table: "schedule" | "alert",
  id: string,
  nowMs: number,
): Promise<void> {
  const { numUpdatedRows } = await kysely
    .updateTable(table)
    .set({ tested_at: nowMs })
    .where("id", "=", id)
    .where("tested_at", "<=", nowMs - testPauseMs)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new ProblemError("rate-limited", "A test was sent just now: try again in half a minute.", {
      retryAfterSeconds: testPauseMs / 1000,
    });
}
