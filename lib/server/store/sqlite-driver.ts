import { setTimeout as sleep } from "node:timers/promises";
import type Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { codeOf } from "./error-code";
import { createLock, type Lock } from "./lock";

export type SqliteFile = {
  /** Writes, one transaction at a time. */
  writer: Sqlite.Database;
  /** Sees what is committed. In write-ahead mode nobody who writes keeps it waiting. */
  reader: Sqlite.Database;
  /** @throws where the file must not be written at the moment. */
  assertWritable(): void;
  /** @throws where what the file says must not be believed. */
  assertReadable(): void;
  /** How long a question waits for the file's lock before it fails with SQLITE_BUSY. */
  busyTimeoutMs?: number;
  close(): void;
};

const usualBusyTimeoutMs = 5_000;

// The steps of SQLite's own busy handler (sqlite3.c, sqliteDefaultBusyCallback).
const pausesMs = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100];

/** True where the file's lock was not to be had. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_BUSY/.test(codeOf(error));
}

/**
 * Kysely over better-sqlite3, which answers at once or not at all: whoever finds the file locked waits on the event
 * loop, not inside SQLite. Kysely's own driver has one connection, on which reading waits for every writer.
 */
export function createSqliteDialect(file: SqliteFile): Dialect {
  return {
    createDriver: () => createDriver(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ConcurrentSqliteAdapter(),
    createIntrospector: (kysely: Kysely<unknown>) => new SqliteIntrospector(kysely),
  };
}

/** Without this Kysely hands out one connection at a time. */
class ConcurrentSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function createDriver(file: SqliteFile): Driver {
  // Of writes there is one at a time.
  const turns = createLock();
  const prepare = createPreparer(file.reader);
  const connections = new WeakMap<DatabaseConnection, SqliteConnection>();

  // Kysely hands back what acquireConnection gave it.
  function own(connection: DatabaseConnection): SqliteConnection {
    const known = connections.get(connection);
    if (!known) throw new Error("The connection is another driver's.");
    return known;
  }

  return {
    init: async () => {},
    async acquireConnection() {
      const connection = createConnection(file, turns, prepare);
      connections.set(connection, connection);
      return connection;
    },
    beginTransaction: (connection) => own(connection).begin(),
    commitTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw("commit"));
    },
    rollbackTransaction: async (connection) => own(connection).rollBack(),
    releaseConnection: async (connection) => own(connection).release(),
    destroy: async () => file.close(),
  };
}

type SqliteConnection = DatabaseConnection & {
  begin(): Promise<void>;
  rollBack(): void;
  release(): void;
};

function createConnection(
  file: SqliteFile,
  turns: Lock,
  prepare: (sql: string) => Sqlite.Statement,
): SqliteConnection {
  const { writer, busyTimeoutMs = usualBusyTimeoutMs } = file;
  let endTurn: (() => void) | null = null;
  let isInTransaction = false;
  let firstFailure: unknown = null;

  const connection: SqliteConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      if (isInTransaction) return runInTransaction(query);
      const deadlineMs = performance.now() + busyTimeoutMs;
      const read = await whenFree(deadlineMs, () => tryToRead<Row>(query));
      return read ?? write(query, deadlineMs);
    },
    // biome-ignore lint/correctness/useYield: Kysely asks for it, and we stream nothing
    async *streamQuery() {
      throw new Error("The embedded database does not stream.");
    },
    async begin() {
      await connection.executeQuery(CompiledQuery.raw("begin immediate"));
      isInTransaction = true;
    },
    rollBack() {
      isInTransaction = false;
      undo(writer);
    },
    release() {
      isInTransaction = false;
      endTurn?.();
      endTurn = null;
    },
  };
  return connection;

  function tryToRead<Row>(query: CompiledQuery): QueryResult<Row> | null {
    // Only these look again at tables that the other connection has changed before they call them unknown.
    if (!/^\s*(select|with)\b/i.test(query.sql)) return null;
    file.assertReadable();
    const statement = prepare(query.sql);
    // A row has the columns that the query names: Kysely has worked out their types.
    return statement.readonly ? { rows: statement.all(query.parameters) as Row[] } : null;
  }

  // The turn ends with the connection's release, so that a transaction keeps it.
  async function write<Row>(query: CompiledQuery, deadlineMs: number): Promise<QueryResult<Row>> {
    endTurn ??= await turns.acquire();
    return whenFree(deadlineMs, () => {
      file.assertWritable();
      // What could not be undone before.
      if (writer.inTransaction) writer.exec("ROLLBACK");
      return run<Row>(writer, query);
    });
  }

  // SQLite itself undoes a transaction that met a full disk or an I/O error. What follows must not be written alone.
  function runInTransaction<Row>(query: CompiledQuery): QueryResult<Row> {
    if (!writer.inTransaction) throw firstFailure ?? new Error("The transaction has ended.");
    try {
      return run<Row>(writer, query);
    } catch (error) {
      firstFailure ??= error;
      throw error;
    }
  }
}

// Preparing takes as long as reading a row. SQLite itself prepares anew what a change of the tables has made old.
const mostStatements = 100;

/** Statements of a connection, each prepared once while it is among the newest. */
function createPreparer(sqlite: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const prepared = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const statement = prepared.get(sql) ?? sqlite.prepare(sql);
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > mostStatements && oldest !== undefined) prepared.delete(oldest);
    return statement;
  };
}

function run<Row>(sqlite: Sqlite.Database, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = sqlite.prepare<unknown[], Row>(sql);
  if (statement.reader) return { rows: statement.all(parameters) };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
}

/** Never throws: who failed before says why. What stays is undone before the next write. */
function undo(writer: Sqlite.Database): void {
  try {
    if (writer.inTransaction) writer.exec("ROLLBACK");
  } catch {}
}

async function whenFree<Result>(deadlineMs: number, work: () => Result): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadlineMs) throw error;
      await sleep(pausesMs[Math.min(tries, pausesMs.length - 1)]);
    }
  }
}
