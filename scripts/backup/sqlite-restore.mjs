import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { Failure } from "../failure.mjs";
import { damaged, refuseOtherSide } from "./kind.mjs";
import { refuseNewerBackup } from "./migrations.mjs";
import { writeBeside } from "./partial-file.mjs";
import { isSealed } from "./seal.mjs";
import { findFault, forgetSessions, listMigrations, readIsDemo } from "./sqlite-file.mjs";

/** Puts a backup in the place of the database; the old one is there until the new one is whole beside it. */
export async function restoreSqlite({ path }, file, { mayReplace }) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  refuseOrphans(path);
  const { release, isDemo } = existsSync(path)
    ? holdDatabase(path, mayReplace)
    : { release: () => {}, isDemo: null };
  try {
    await writeBeside(path, (partial) => {
      copyFileSync(file, partial);
      if (!isSealed(partial)) throw damaged(file);
      unseal(partial, file, isDemo);
      // Windows replaces no file that is open.
      if (process.platform === "win32") release();
    });
  } finally {
    release();
  }
}

function unseal(partial, file, databaseIsDemo) {
  const copy = new Sqlite(partial);
  try {
    if (findFault(copy) !== undefined) throw damaged(file);
    refuseNewerBackup(listMigrations(copy));
    refuseOtherSide({ backupIsDemo: readIsDemo(copy), databaseIsDemo });
    // A backup of an older version holds them.
    forgetSessions(copy);
    copy.pragma("user_version = 0");
  } finally {
    copy.close();
  }
}

// A log without its database would be read into the restored one.
function refuseOrphans(path) {
  const orphan = ["-wal", "-journal"].map((ending) => `${path}${ending}`).find(existsSync);
  if (orphan !== undefined && !existsSync(path))
    throw new Failure(`${orphan} belongs to a database that is gone: move it away, then restore again.`);
}

/** Keeps everybody out of the old file until it is replaced. Every open connection of another keeps us out. */
function holdDatabase(path, mayReplace) {
  const old = new Sqlite(path, { timeout: 1_000 });
  try {
    const tables = old.prepare("SELECT count(*) FROM sqlite_master").pluck().get();
    if (tables > 0 && !mayReplace) throw refuseFilled(path);
    // Only the last connection to a file may leave write-ahead mode: that tells whether a server has it open.
    const mode = old.pragma("journal_mode = DELETE", { simple: true });
    if (mode !== "delete") throw refuseUsed(path);
    old.exec("BEGIN EXCLUSIVE");
    return { release: () => old.close(), isDemo: readIsDemo(old) };
  } catch (error) {
    old.close();
    throw refusalOf(error, path, mayReplace);
  }
}

function refuseFilled(path) {
  return new Failure(
    `The database ${path} holds something already: add --replace to lose that for the backup.`,
  );
}

function refuseUsed(path, cause) {
  return new Failure(`The database ${path} is in use: stop Auxboard, then restore again.`, { cause });
}

function refusalOf(error, path, mayReplace) {
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return refuseUsed(path, error);
  if (!/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return error;
  return new Failure(
    mayReplace
      ? `The database ${path} is damaged or is not one: move it away together with its -wal and -shm files, then restore again.`
      : refuseFilled(path).message,
    { cause: error },
  );
}
