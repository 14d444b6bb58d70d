import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { afterAll, beforeAll } from "vitest";
import type { Window } from "@/lib/dates/window";
import { type AnswerColumns, buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { backgroundWork, type Requesters, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { createRangeRequests, type RangeRequestsOptions } from "@/lib/server/report/range-requests";
import { createSnapshotCache } from "@/lib/server/report/snapshot-cache";
import { makeTestDatabase, openKysely, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createNewestLedger } from "@/lib/server/store/newest-ledger.stage";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";
import type { FreshAnswer, StoreRight } from "./answer";
import { type AnswerBook, type AnswerBookOptions, createAnswerBook, type LoadAnswer } from "./answer-book";
import { createAnswerMemory } from "./answer-memory";
import { createAnswerStore } from "./answer-store";
import { refreshMs, timeZone } from "./hours.stage";
import { loadKept } from "./window-reader";

export { refreshMs, timeZone };

/** A person who waits until the end, and work in the background. */
export const reader: Requesters = requestedBy({ purpose: "reader", askedBy: "ana@auxboard.example" });
export const background: Requesters = requestedBy(backgroundWork);

/** The right to store, as the lease's row of the stage says it. */
export const turn: StoreRight = { token: "stage", fence: 7 };

/** The ledger's tables in a database that the tests of one file share, each under an operation of its own. */
export function openLedger(engine: Engine): {
  kysely: () => Kysely<DatabaseSchema>;
  operation: () => string;
  url: () => string;
} {
  let place: TestDatabase;
  let kysely: Kysely<DatabaseSchema>;
  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    kysely = openKysely(place.url);
    await createNewestLedger(kysely, engine);
    const lease = { ...turn, slot: 0, holder: "stage", expires_at: 0, called_at: 0 };
    await kysely.insertInto("token_lease").values(lease).execute();
  });
  afterAll(async () => {
    await kysely.destroy();
    await place.remove();
  });
  return { kysely: () => kysely, operation: () => randomUUID(), url: () => place.url };
}

export function row(agentId: string, state: string, seconds: number | null): AuxRow {
  return { agentId, agentName: `Agent ${agentId}`, agentDni: `dni-${agentId}`, state, seconds };
}

export function fresh(window: Window, askedAtMs: number, rows: Said): FreshAnswer {
  const columns = rows && "directory" in rows ? rows : buildColumns(rows ?? []);
  const outcome = rows === null ? ("no-data" as const) : ("rows" as const);
  const said = { outcome, columns, warnings: [] };
  return { window, askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs + 1000, ...said };
}

/** What wolkvox says: rows, or columns where building them would take too long; null for no data. */
type Said = AuxRow[] | AnswerColumns | null;

/** What wolkvox says of a window at the given call; or it throws. */
export type Script = (window: Window, call: number) => Promise<Said> | Said;

/** A book over a real store and a source that the test speaks for; the clock moves only when the test says so. */
export function createStageBook(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  options: Partial<AnswerBookOptions> & { nowMs: number; script: Script },
) {
  const { nowMs, script, timeZone: zone = timeZone, ...more } = options;
  const clock = { ms: nowMs };
  const calls: Window[] = [];
  const source = { script };
  const store = createAnswerStore(kysely, operation, { timeZone: zone, refreshMs, token: turn.token });
  const load: LoadAnswer = async (window, _asker, isStillDue) => {
    if (!(await isStillDue())) return null;
    calls.push(window);
    const said = fresh(window, clock.ms, await source.script(window, calls.length));
    const answer = await store.append({ ...said, answeredAtMs: clock.ms }, turn);
    return answer && { answer, columns: await loadKept(store, answer, said) };
  };
  const now = () => clock.ms;
  const memory = createAnswerMemory(64 * 1024 * 1024);
  const book = createAnswerBook({ store, timeZone: zone, refreshMs, now, load, memory, ...more });
  return { book, store, clock, calls, source, now };
}

/** The asking of ranges over a book, one call at a time. */
export function createStageRequests(
  { book, now }: { book: AnswerBook; now: () => number },
  { timeZone: zone = timeZone, ...options }: Partial<RangeRequestsOptions> & { timeZone?: string } = {},
) {
  const snapshotNow = createSnapshotCache(book, now, { timeZone: zone, refreshMs });
  const planOf: RangeRequestsOptions["planOf"] = (stretches, basis) => snapshotNow(stretches, basis).plan;
  const rangeRequests = createRangeRequests({
    ...{ book, planOf, now, refusalOf: () => null, concurrency: 1, callMs: () => null, pauseMs: 0 },
    ...options,
  });
  return { snapshotNow, planOf, rangeRequests };
}
