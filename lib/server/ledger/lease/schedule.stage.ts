import { setImmediate as settle } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { clockQuery, type Ledger } from "@/lib/server/ledger/ledger.stage";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";
import type { Sleep } from "./sleep";

type Step = { holder: string; atMs: number; go: () => void };

export type Dice = {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  happens(share: number): boolean;
  fraction(): number;
};

/** The same numbers for the same seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed;
  function fraction(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return { fraction, below: (end) => Math.floor(fraction() * end), happens: (share) => fraction() < share };
}

/**
 * Time and chance for processes that share a real database: whatever takes time waits here, and goes on in the order
 * of a simulated clock. A process may be stopped for a while or for good between any two of its steps.
 */
export function createSchedule({ ledger, engine, dice }: { ledger: Ledger; engine: Engine; dice: Dice }) {
  const steps = new Set<Step>();
  const stoppedUntil = new Map<string, number>();
  const startMs = 1_800_000_000_000;
  let nowMs = startMs;
  let databaseAheadMs = 0;
  let busy = 0;
  let faultShare = 0;
  let count = 0;

  const dueAt = ({ holder, atMs }: Step) => Math.max(atMs, stoppedUntil.get(holder) ?? 0);

  function wait(holder: string, ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const step: Step = { holder, atMs: nowMs + ms, go: resolve };
    steps.add(step);
    signal?.addEventListener("abort", () => {
      step.atMs = Math.min(step.atMs, nowMs);
    });
    return promise;
  }

  async function runStatement<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    busy += 1;
    // The simulated time in the place of the clock: to set it each time would double the statements.
    const time = String(Math.round(nowMs + databaseAheadMs));
    try {
      return await ledger.kysely.executeQuery<Row>(
        withRows<Row>({ ...query, sql: query.sql.replaceAll(clockQuery, time) }),
      );
    } finally {
      busy -= 1;
    }
  }

  /** Mostly quick; now and then so slow that a lease taken meanwhile is of no use. */
  const latencyMs = () => (dice.happens(0.03) ? dice.below(30_000) : dice.below(4));

  function createConnection(holder: string): DatabaseConnection {
    return {
      async executeQuery<Row>(query: CompiledQuery) {
        await wait(holder, latencyMs());
        if (dice.happens(faultShare)) throw new Error("The database is away.");
        const result = await runStatement<Row>(query);
        await wait(holder, latencyMs());
        if (dice.happens(faultShare)) throw new Error("The database went away.");
        return result;
      },
      streamQuery: () => {
        throw new Error("Nothing is streamed.");
      },
    };
  }

  /** The database as one process reaches it. */
  function openFor(holder: string): Kysely<DatabaseSchema> {
    const done = async () => {};
    const driver: Driver = {
      init: done,
      acquireConnection: async () => createConnection(holder),
      releaseConnection: done,
      beginTransaction: done,
      commitTransaction: done,
      rollbackTransaction: done,
      destroy: done,
    };
    const isSqlite = engine === "sqlite";
    return new Kysely({
      dialect: {
        createDriver: () => driver,
        createAdapter: () => (isSqlite ? new SqliteAdapter() : new PostgresAdapter()),
        createQueryCompiler: () => (isSqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
        createIntrospector: (kysely) =>
          isSqlite ? new SqliteIntrospector(kysely) : new PostgresIntrospector(kysely),
      },
    });
  }

  async function untilIdle(): Promise<void> {
    do await settle();
    while (busy > 0);
  }

  return {
    wait,
    openFor,
    now: () => nowMs - startMs,
    steps: () => count,
    monotonicNowOf: (aheadMs: number) => () => nowMs - startMs + aheadMs,
    // Sixteen times as long: a schedule has fewer steps, and tickets are still shown in time.
    sleepOf:
      (holder: string): Sleep =>
      (ms, signal) =>
        wait(holder, 16 * ms, signal),
    stop: (holder: string, ms: number) => stoppedUntil.set(holder, nowMs + ms),
    kill: (holder: string) => stoppedUntil.set(holder, Number.POSITIVE_INFINITY),
    moveDatabaseClock(ms: number) {
      databaseAheadMs += ms;
    },
    setFaultShare(share: number) {
      faultShare = share;
    },
    /** Lets everything happen until `isOver`, or nothing more can. */
    async run(isOver: () => boolean, mostSteps: number): Promise<void> {
      for (await untilIdle(); !isOver(); await untilIdle()) {
        const next = [...steps].sort((one, other) => dueAt(one) - dueAt(other))[0];
        if (!next || dueAt(next) === Number.POSITIVE_INFINITY) return;
        count += 1;
        if (count > mostSteps) throw new Error(`No end after ${mostSteps} steps.`);
        nowMs = Math.max(nowMs, dueAt(next));
        steps.delete(next);
        next.go();
      }
    },
  };
}

/** A driver is told the rows' type by its caller only; the query itself is the same. */
function withRows<Row>(query: CompiledQuery): CompiledQuery<Row> {
  return query as CompiledQuery<Row>;
}
