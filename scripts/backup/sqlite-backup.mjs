import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Failure } from "../failure.mjs";
import { writeBeside } from "./partial-file.mjs";
import { sealFile } from "./seal.mjs";
import { findFault, forgetSessions } from "./sqlite-file.mjs";

/** Writes the database as it is at this moment to `file`, while the server goes on writing. */
export async function backUpSqlite({ path }, file) {
  if (!existsSync(path)) throw new Failure(`There is no database yet: ${path} does not exist.`);
  await writeBeside(file, async (partial) => {
    copyDatabase(path, partial);
    const fault = settle(partial);
    if (fault)
      throw new Failure(`The database ${path} cannot be backed up: ${fault}. No backup was written.`);
    sealFile(partial);
  });
}

// It copies what the tables hold at one moment, whoever writes meanwhile, and none of what was deleted before: that
// stays in a file until it is written over.
function copyDatabase(path, partial) {
  const source = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    source.prepare("VACUUM INTO ?").run(partial);
  } catch (error) {
    if (!/^SQLITE_(?!FULL)/.test(error.code)) throw error;
    throw new Failure(`The database ${path} cannot be backed up (${error.code}).`, { cause: error });
  } finally {
    source.close();
  }
}

// One file that needs no -wal beside it; what it says of itself is the same.
function settle(partial) {
  const copy = new Sqlite(partial);
  try {
    copy.pragma("journal_mode = DELETE");
    const fault = findFault(copy);
    if (fault === undefined) forgetSessions(copy);
    return fault;
  } finally {
    copy.close();
  }
}
