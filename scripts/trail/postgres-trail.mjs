import { inTransaction } from "../backup/postgres-connection.mjs";
import { Failure } from "../failure.mjs";

const rowsPerFetch = 1000;

/** Reads the trail as it is at one moment, while the server may go on. */
export function readTrail(address, check) {
  return inTransaction(address, "READ ONLY", async (client) => {
    const found = await client.query("SELECT to_regclass('trail_entry') AS found");
    if (found.rows[0].found === null) throw new Failure("The database has no trail yet.");
    const marks = await client.query("SELECT * FROM trail_mark");
    const secret = await client.query("SELECT value FROM app_secret WHERE name = 'session-secret'");
    return check({
      marks: marks.rows.map((mark) => ({ ...mark, seq: Number(mark.seq) })),
      rows: readRows(client),
      keptSecret: secret.rows[0]?.value,
    });
  });
}

async function* readRows(client) {
  await client.query("DECLARE entries NO SCROLL CURSOR FOR SELECT * FROM trail_entry ORDER BY seq");
  for (;;) {
    const { rows } = await client.query(`FETCH ${rowsPerFetch} FROM entries`);
    if (rows.length === 0) return;
    for (const row of rows) yield { ...row, seq: Number(row.seq), at: Number(row.at) };
  }
}
