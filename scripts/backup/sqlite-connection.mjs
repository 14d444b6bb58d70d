import Sqlite from "better-sqlite3";
import { Failure } from "../failure.mjs";

const timeoutMs = 5_000;

/** Runs `work` in one transaction of a connection of its own, `READ ONLY` or `READ WRITE`: all or nothing, while the server may go on. */
export async function inTransaction({ path }, mode, work) {
  const sqlite = open(path, mode);
  try {
    sqlite.exec(mode === "READ ONLY" ? "BEGIN" : "BEGIN IMMEDIATE");
    const result = await work(sqlite);
    sqlite.exec("COMMIT");
    return result;
  } catch (error) {
    throw failureOf(error, path);
  } finally {
    // A transaction that was not committed is undone by this.
    sqlite.close();
  }
}

function open(path, mode) {
  try {
    const sqlite = new Sqlite(path, {
      readonly: mode === "READ ONLY",
      fileMustExist: true,
      timeout: timeoutMs,
    });
    sqlite.pragma("synchronous = FULL");
    return sqlite;
  } catch (error) {
    throw new Failure(`The database file ${path} cannot be read (${error.code ?? error.message}).`, {
      cause: error,
    });
  }
}

function failureOf(error, path) {
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code))
    return new Failure(
      `The database ${path} is in use. Nothing was changed. Try again, or stop Auxboard first.`,
      { cause: error },
    );
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(error.code))
    return new Failure(
      `The database ${path} cannot be written (${error.code}). Nothing was changed. Run this as the user who runs Auxboard.`,
      { cause: error },
    );
  return error;
}
