import "server-only";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { noteStoreFailure } from "./store-failure";

/** No answer of PostgreSQL: it is away, being restarted, frozen, or has no connection left for us. */
class StoreAwayError extends Error {
  override readonly name = "StoreAwayError";
  /** Told by this and not by its class: Next bundles start-up and routes apart. */
  readonly code = "STORE_AWAY";

  constructor(cause: unknown) {
    super(describe(cause), { cause });
  }
}

/**
 * The pool as Kysely uses it. A lost connection fails the statement that was under way, never the process, and is not
 * used again; whatever is no answer of the server becomes a `STORE_AWAY` error.
 */
export function watchPool(pool: pg.Pool): PostgresPool {
  // Without listeners a restart of the server would end this process; the pool itself drops what it lost.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    connect: async () => watchClient(await pool.connect().catch(refuseConnection)),
    end: () => pool.end(),
    // For cancelling by a connection of its own, which we never ask for; the pool's hold the password.
    options: {},
  };
}

function watchClient(client: pg.PoolClient): PostgresPoolClient {
  let isLost = false;

  async function query(text: string, parameters: readonly unknown[]) {
    if (isLost) throw new StoreAwayError(new Error("the connection was lost before"));
    try {
      return await client.query(text, [...parameters]);
    } catch (error) {
      isLost = !(error instanceof pg.DatabaseError) || error.severity !== "ERROR";
      return rethrow(error);
    }
  }

  return asPoolClient({ query, release: () => client.release(isLost) });
}

type StatementClient = {
  query(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult>;
  release(): void;
};

/** Kysely's type has a second form of `query`, for cursors: a dialect that was given no cursor never calls it. */
function asPoolClient(client: StatementClient): PostgresPoolClient {
  return client as unknown as PostgresPoolClient;
}

// Kysely tells of statements that failed, but not of connections.
function refuseConnection(error: unknown): never {
  noteStoreFailure(error instanceof pg.DatabaseError ? error : new StoreAwayError(error));
  return rethrow(error);
}

function rethrow(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw new StoreAwayError(error);
  // It quotes the values of the row, which may be secret or personal; errors go to the log.
  error.detail = undefined;
  throw error;
}

/** Node tries every address of a name, and where all fail says it in the parts only. */
function describe(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === "") return cause.errors.map(describe).join("; ");
  return cause instanceof Error ? cause.message : String(cause);
}
