import { inTransaction } from "../backup/postgres-connection.mjs";
import { Failure } from "../failure.mjs";

/** Gives `work` the database, in one transaction beside which nobody writes the trail. Statements say their values as `$1`, `$2`. */
export function openDatabase(address, work) {
  return inTransaction(address, "READ WRITE", async (client) => {
    const found = await client.query("SELECT to_regclass('trail_mark') AS found");
    if (found.rows[0].found === null) throw new Failure("The database has no accounts yet.");
    // The server appends after us; before any other statement, because what is read then is of this moment.
    await client.query("SET LOCAL lock_timeout = '5s'");
    await client.query("LOCK TABLE trail_mark IN EXCLUSIVE MODE");
    return work({ ask: async (text, values = []) => (await client.query(text, values)).rows });
  });
}
