import "server-only";
import { type Driver, Kysely, PostgresDialect, PostgresDriver } from "kysely";
import pg from "pg";
import { parsePostgresPlace } from "./postgres-address";
import { postgresErrorOf } from "./postgres-error";
import { watchPool } from "./postgres-pool";
import { noteFailedStatement } from "./store-failure";
import type { DatabaseSchema, OpenDatabase } from "./tables/database-schema";

/** A database on a PostgreSQL server, which several instances may share. */
export type PostgresDatabase = OpenDatabase<"postgres">;

const limits = {
  // A small server allows 100 in all; a reader holds one for milliseconds.
  connections: 10,
  connectMs: 5_000,
  statementMs: 10_000,
  // For a server that is frozen and cannot keep its own limit.
  answerMs: 12_000,
  // An instance that freezes within a transaction must not hold its locks for ever.
  idleInTransactionMs: 30_000,
  idleMs: 30_000,
  keepAliveMs: 10_000,
};

/**
 * Prepares a pool for the database; nothing is connected before the first question.
 * @throws DatabaseError for an address that cannot be read.
 */
export function createPostgresDatabase(url: string): PostgresDatabase {
  const place = parsePostgresPlace(url);
  const kysely = new Kysely<DatabaseSchema>({
    dialect: createDialect(url),
    log: noteFailedStatement,
  });
  return {
    engine: "postgres",
    kysely,
    place,
    explain: (error) => postgresErrorOf(error, place),
    findFault: () => null,
    readVersion: () => null,
    close: () => kysely.destroy(),
  };
}

function createDialect(url: string): PostgresDialect {
  const config = { pool: watchPool(createPool(url)) };
  return Object.assign(new PostgresDialect(config), {
    createDriver: (): Driver => new OriginalErrorDriver(config),
  });
}

/** Says what failed first. A connection that cannot even undo its transaction is not used again (postgres-pool.ts). */
class OriginalErrorDriver extends PostgresDriver {
  override rollbackTransaction(
    connection: Parameters<PostgresDriver["rollbackTransaction"]>[0],
  ): Promise<void> {
    return super.rollbackTransaction(connection).catch(() => {});
  }
}

function createPool(url: string): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.answerMs,
    idleTimeoutMillis: limits.idleMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: limits.keepAliveMs,
    application_name: "auxboard",
    types: { getTypeParser },
    // Not as parameters of the connection, which pgbouncer refuses.
    onConnect: async (client) => {
      await client.query(
        `SET statement_timeout = ${limits.statementMs}; SET idle_in_transaction_session_timeout = ${limits.idleInTransactionMs}`,
      );
    },
  });
}

// Epoch milliseconds, fences and counts are far below 2^53; pg would give them as text.
const getTypeParser: pg.CustomTypesConfig["getTypeParser"] = (oid, format) =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
