import { inTransaction } from "../backup/sqlite-connection.mjs";
import { Failure } from "../failure.mjs";

/** Gives `work` the database, in one transaction beside which nobody writes. Statements say their values as `$1`, `$2`. */
export async function openDatabase(address, work) {
  try {
    return await inTransaction(address, "READ WRITE", (sqlite) =>
      work({ ask: (text, values = []) => ask(sqlite, text, values) }),
    );
  } catch (error) {
    if (/no such table/.test(error.message))
      throw new Failure("The database has no accounts yet.", { cause: error });
    throw error;
  }
}

function ask(sqlite, text, values) {
  const statement = sqlite.prepare(text);
  // SQLite takes `$1` for a name.
  const named = Object.fromEntries(values.map((value, at) => [at + 1, value]));
  return statement.reader ? statement.all(named) : statement.run(named);
}
