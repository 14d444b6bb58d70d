import type { Kysely } from "kysely";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { answerOfRow } from "./answer";
import { isClosedAnswer } from "./closed-answer";

// Superseded answers asked while their window still ran (one every five minutes) go after eight days, those of closed
// windows and those that changed a figure (worth remembering) later.
const dayMs = 86_400_000;
const supersededLiveMs = 8 * dayMs;

/** Throws away superseded answers past their retention, and the rows that no answer names any more; returns how many. */
export async function purgeAnswers(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  { nowMs, timeZone, keptDays }: { nowMs: number; timeZone: string; keptDays: number },
): Promise<number> {
  const old = (
    await kysely
      .selectFrom("answer")
      .selectAll()
      .where("operation", "=", operation)
      .where("answered_at", "<", nowMs - supersededLiveMs)
      .execute()
  ).map(answerOfRow);
  const superseded = await loadSuperseded(kysely, operation);
  const expired = old.filter(
    (answer) =>
      superseded.has(answer.id) &&
      ((answer.change === null && !isClosedAnswer(answer, { timeZone })) ||
        answer.answeredAtMs < nowMs - keptDays * dayMs),
  );
  for (let at = 0; at < expired.length; at += 1000) {
    const ids = expired.slice(at, at + 1000).map(({ id }) => id);
    await kysely.deleteFrom("answer").where("id", "in", ids).execute();
  }
  if (expired.length > 0) await deleteOrphans(kysely, operation);
  return expired.length;
}

// A doubted answer is not in force: it supersedes nothing but another doubted one.
async function loadSuperseded(kysely: Kysely<DatabaseSchema>, operation: string): Promise<Set<number>> {
  const rows = await kysely
    .selectFrom("answer as older")
    .select("older.id")
    .where("older.operation", "=", operation)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("answer as newer")
          .select("newer.id")
          .whereRef("newer.operation", "=", "older.operation")
          .whereRef("newer.window_from", "=", "older.window_from")
          .whereRef("newer.window_to", "=", "older.window_to")
          .whereRef("newer.id", ">", "older.id")
          .where(({ or, eb }) => or([eb("newer.is_doubted", "=", 0), eb("older.is_doubted", "=", 1)])),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function deleteOrphans(kysely: Kysely<DatabaseSchema>, operation: string): Promise<void> {
  await kysely
    .deleteFrom("answer_rows")
    .where("operation", "=", operation)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("answer")
            .select("answer.id")
            .whereRef("answer.operation", "=", "answer_rows.operation")
            .whereRef("answer.digest", "=", "answer_rows.digest"),
        ),
      ),
    )
    .execute();
}
