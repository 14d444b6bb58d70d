import Sqlite from "better-sqlite3";
import { Failure } from "../failure.mjs";

/** Reads the trail as it is at one moment, while the server may go on. */
export async function readTrail({ path }, check) {
  const sqlite = open(path);
  try {
    sqlite.exec("BEGIN");
    return await check({
      marks: sqlite.prepare("SELECT * FROM trail_mark").all(),
      rows: readRows(sqlite),
      keptSecret: sqlite.prepare("SELECT value FROM app_secret WHERE name = 'session-secret'").pluck().get(),
    });
  } catch (error) {
    if (/no such table/.test(error.message))
      throw new Failure("The database has no trail yet.", { cause: error });
    throw error;
  } finally {
    sqlite.close();
  }
}

// Begun only by whoever reads: a connection with a query under way cannot be closed.
function* readRows(sqlite) {
  yield* sqlite.prepare("SELECT * FROM trail_entry ORDER BY seq").iterate();
}

function open(path) {
  try {
    return new Sqlite(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new Failure(`The database file ${path} cannot be read (${error.code ?? error.message}).`, {
      cause: error,
    });
  }
}
