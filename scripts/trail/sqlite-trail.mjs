import { inTransaction } from "../backup/sqlite-connection.mjs";
import { Failure } from "../failure.mjs";

/** Reads the trail as it is at one moment, while the server may go on. */
export async function readTrail(address, check) {
  try {
    return await inTransaction(address, "READ ONLY", (sqlite) =>
      check({
        marks: sqlite.prepare("SELECT * FROM trail_mark").all(),
        rows: readRows(sqlite),
        keptSecret: sqlite
          .prepare("SELECT value FROM app_secret WHERE name = 'session-secret'")
          .pluck()
          .get(),
      }),
    );
  } catch (error) {
    if (/no such table/.test(error.message))
      throw new Failure("The database has no trail yet.", { cause: error });
    throw error;
  }
}

// Begun only by whoever reads: a connection with a query under way cannot be closed.
function* readRows(sqlite) {
  yield* sqlite.prepare("SELECT * FROM trail_entry ORDER BY seq").iterate();
}
