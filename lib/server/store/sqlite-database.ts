import "server-only";
import { randomInt } from "node:crypto";
import { closeSync, mkdirSync, openSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely } from "kysely";
import { DatabaseError, databaseErrorOf } from "./database-error";
import { parseDatabasePath } from "./database-path";
import { codeOf } from "./error-code";
import { createSqliteDialect, isBusy } from "./sqlite-driver";
import { createSqlitePlace } from "./sqlite-place";
import { noteFailedStatement } from "./store-failure";
import type { DatabaseSchema, OpenDatabase } from "./tables/database-schema";

/** The embedded database: one file, which several processes of one machine may share. */
export type SqliteDatabase = OpenDatabase<"sqlite"> & {
  /** The connection that writes. */
  sqlite: Sqlite.Database;
};

// Only while the file is opened, before anybody is served.
const openingTimeoutMs = 5_000;
const openingPauseMs = 10;
// "AUXB", kept in the file's header: tells our file from another program's.
const applicationId = 0x41555842;
// statfs(2): NFS, SMB, CIFS, SMB2. SQLite's write-ahead log does not work over a network file system (sqlite.org/wal.html).
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/**
 * Opens the embedded database, making the directory and the file where there are none. What it holds is never
 * wiped: a damaged, foreign or unwritable file is refused.
 * @throws DatabaseError with the exact next step.
 */
export function createSqliteDatabase(url: string): SqliteDatabase {
  const path = parseDatabasePath(url);
  let writer: Sqlite.Database | undefined;
  let reader: Sqlite.Database | undefined;
  try {
    createFile(path);
    writer = new Sqlite(path, { timeout: openingTimeoutMs });
    prepare(writer, path);
    reader = new Sqlite(path, { timeout: openingTimeoutMs, fileMustExist: true });
    reader.pragma("query_only = ON");
    // Opens the log's files, of which later only those at the path would be found.
    reader.prepare("SELECT count(*) FROM sqlite_master").get();
    // From here on nobody waits inside SQLite, which would stop the whole process.
    for (const sqlite of [writer, reader]) sqlite.pragma("busy_timeout = 0");
    return buildDatabase(writer, reader, path);
  } catch (error) {
    reader?.close();
    writer?.close();
    throw databaseErrorOf(error, path);
  }
}

/** True where `statfs` names a file system that is reached over a network. */
export function isNetworkFileSystem(type: number): boolean {
  return networkFileSystems.has(type >>> 0);
}

/** The file holds password hashes and the session secret: for its owner only. */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (isNetworkFileSystem(statfsSync(dirname(path)).type))
    throw new DatabaseError(
      `The directory of ${path} is on a network drive, where the database can be damaged. Point DATABASE_URL at a local disk, then start again.`,
    );
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function prepare(sqlite: Sqlite.Database, path: string): void {
  // Before anything is written: the journal mode alone would change another program's file.
  refuseForeign(sqlite, path);
  turnLogOn(sqlite);
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  const verdict = sqlite.pragma("quick_check(1)", { simple: true });
  if (verdict !== "ok")
    throw Object.assign(new Error(`quick_check: ${String(verdict)}`), { code: "SQLITE_CORRUPT" });
  sqlite.transaction(() => claimFile(sqlite, path)).immediate();
  // Brings the mark from the log into the file, where sqlite-place.ts looks for it.
  sqlite.pragma("wal_checkpoint(PASSIVE)");
}

/**
 * SQLite refuses this at once, without its timeout, while another instance writes to a file that has no write-ahead log yet:
 * instances that start together on a new file meet here.
 */
function turnLogOn(sqlite: Sqlite.Database): void {
  for (const begun = performance.now(); ; ) {
    try {
      sqlite.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun > openingTimeoutMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, openingPauseMs);
    }
  }
}

function refuseForeign(sqlite: Sqlite.Database, path: string): void {
  const mark = sqlite.pragma("application_id", { simple: true });
  const tables = sqlite.prepare("SELECT count(*) FROM sqlite_master").pluck().get();
  if (mark === applicationId || (mark === 0 && tables === 0)) return;
  throw new DatabaseError(
    `The database file ${path} belongs to another program. Nothing was changed. Point DATABASE_URL at a file of its own, then start again.`,
  );
}

/** Writes the mark even where it stands: a file that can only be read is found out here, not at the first sign-in. */
function claimFile(sqlite: Sqlite.Database, path: string): void {
  refuseForeign(sqlite, path);
  sqlite.pragma(`application_id = ${applicationId}`);
  // Tells this file from every other of ours (sqlite-place.ts).
  sqlite.pragma(`user_version = ${randomInt(1, 2 ** 31)}`);
}

function buildDatabase(writer: Sqlite.Database, reader: Sqlite.Database, path: string): SqliteDatabase {
  const place = createSqlitePlace(path, {
    readMark: () => readNumber(() => writer.pragma("user_version", { simple: true })),
    foldLog: () => foldLog(writer),
  });
  // Of the connection that reads: it counts what every other one commits, the one that writes among them.
  const version = reader.prepare("PRAGMA data_version").pluck();
  const close = () => {
    reader.close();
    writer.close();
    place.close();
  };
  const kysely = new Kysely<DatabaseSchema>({
    dialect: createSqliteDialect({
      ...{ writer, reader, close },
      assertWritable: () => refuse(place.findFault()),
      assertReadable: () => refuse(place.findReadFault()),
    }),
    log: noteFailedStatement,
  });
  return {
    engine: "sqlite",
    kysely,
    sqlite: writer,
    place: `database file ${path}`,
    explain: (error) => databaseErrorOf(error, path),
    findFault: place.findFault,
    readVersion: () => (place.findReadFault() === null ? readNumber(() => version.get()) : null),
    close: async () => {
      await kysely.destroy();
      close();
    },
  };
}

/** Null where the file is locked or cannot be read at the moment: the next question says why. */
function readNumber(read: () => unknown): number | null {
  try {
    return Number(read());
  } catch {
    return null;
  }
}

function foldLog(writer: Sqlite.Database): boolean {
  try {
    // The first column of its one row is 1 where somebody still reads the log.
    return writer.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } catch {
    // The disk may be gone with the file.
    return false;
  }
}

function refuse(fault: Error | null): void {
  if (fault) throw fault;
}
