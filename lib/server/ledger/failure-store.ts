import type { Kysely, Selectable } from "kysely";
import type { Window } from "@/lib/dates/window";
import { isProblemCode, ProblemError } from "@/lib/report/answers/problem";
import type { DatabaseSchema, WindowFailureTable } from "@/lib/server/store/tables/database-schema";
import { windowOf } from "./answer";

/** Why a window could not be had, since when, and when it may be asked again. */
export type Failure = { problem: ProblemError; sinceMs: number; retryAtMs: number; times: number };

export type FailedWindow = { window: Window; failure: Failure };

/**
 * The failures of one operation's windows that its token met, for every process that shares the database. After a change
 * of the token nothing rests on those of the old one.
 */
export function createFailureStore(kysely: Kysely<DatabaseSchema>, operation: string, token: string) {
  return {
    async loadFailures(): Promise<FailedWindow[]> {
      const rows = await kysely
        .selectFrom("window_failure")
        .selectAll()
        .where("operation", "=", operation)
        .where("token", "=", token)
        .execute();
      return rows.map((row) => ({ window: windowOf(row), failure: readFailure(row) }));
    },

    async saveFailure(window: Window, { problem, sinceMs, retryAtMs, times }: Failure): Promise<void> {
      const values = {
        code: problem.code,
        detail: problem.message,
        since: sinceMs,
        retry_at: retryAtMs,
        times,
        token,
      };
      await kysely
        .insertInto("window_failure")
        .values({ operation, window_from: window.from, window_to: window.to, ...values })
        .onConflict((clash) => clash.columns(["operation", "window_from", "window_to"]).doUpdateSet(values))
        .execute();
    },
  };
}

export type FailureStore = ReturnType<typeof createFailureStore>;

function readFailure(row: Selectable<WindowFailureTable>): Failure {
  return {
    problem: new ProblemError(parseStoredCode(row.code), row.detail),
    sinceMs: row.since,
    retryAtMs: row.retry_at,
    times: row.times,
  };
}

/** A problem's code as it is stored; one that another version wrote and this one does not know is unexpected here. */
export function parseStoredCode(code: string): ProblemError["code"] {
  return isProblemCode(code) ? code : "unexpected";
}
