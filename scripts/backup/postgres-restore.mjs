import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure.mjs";
import { forgottenTables } from "./forgotten-tables.mjs";
import { damaged, refuseOtherSide } from "./kind.mjs";
import { readLines } from "./lines.mjs";
import { refuseNewerBackup } from "./migrations.mjs";
import { formatVersion } from "./postgres-backup.mjs";
import { inTransaction, quote } from "./postgres-connection.mjs";

const rowsPerInsert = 100;
const charactersPerInsert = 4_000_000;

/** Makes the tables of a backup and fills them, in one transaction: until its end the database is as it was. */
export async function restorePostgres(address, file, { mayReplace }) {
  await inTransaction(address, "READ WRITE", async (client) => {
    await refuseOthers(client);
    const databaseIsDemo = await readIsDemo(client);
    await makeRoom(client, mayReplace);
    await load(client, file);
    refuseOtherSide({ backupIsDemo: await readIsDemo(client), databaseIsDemo });
  });
}

// A server that has just stopped may be seen for a moment longer.
async function refuseOthers(client) {
  for (let triesLeft = 10; await isUsedByOthers(client); triesLeft -= 1) {
    if (triesLeft === 0)
      throw new Failure("The database is in use: stop every instance of Auxboard, then restore again.");
    await sleep(100);
  }
}

async function isUsedByOthers(client) {
  await client.query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await client.query(`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid() LIMIT 1`);
  return rows.length > 0;
}

async function readIsDemo(client) {
  const { rows: tables } = await client.query("SELECT to_regclass('operation_source') AS found");
  if (tables[0].found === null) return null;
  const { rows } = await client.query("SELECT is_demo FROM operation_source LIMIT 1");
  return rows.length === 0 ? null : Number(rows[0].is_demo) === 1;
}

async function makeRoom(client, mayReplace) {
  const { rows } = await client.query(
    "SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = current_schema()::regnamespace",
  );
  if (rows.length === 0) return;
  if (!mayReplace)
    throw new Failure("The database holds something already: add --replace to lose that for the backup.");
  await client.query("SET LOCAL lock_timeout = '10s'");
  await client.query(`DROP TABLE ${rows.map(({ name }) => quote(name)).join(", ")} CASCADE`);
}

async function load(client, file) {
  const lines = readBackup(file);
  const { value: header } = await lines.next();
  refuseHeader(header, file);
  for (const statement of header.before) await client.query(statement);
  await loadRows(client, lines, header.tables, file);
  for (const statement of header.after) await client.query(statement);
}

async function* readBackup(file) {
  try {
    yield* readLines(file);
  } catch (error) {
    throw damaged(file, error);
  }
}

function refuseHeader(header, file) {
  if (header?.auxboard !== "backup") throw damaged(file);
  if (header.formatVersion > formatVersion) refuseNewerBackup([`format ${header.formatVersion}`]);
  refuseNewerBackup(header.migrations);
}

/** To the very end of the file: only there its checksum is known. */
async function loadRows(client, lines, tables, file) {
  let filler;
  let end;
  let count = 0;
  for await (const line of lines) {
    if (Array.isArray(line)) {
      count += 1;
      await filler?.add(line);
      continue;
    }
    await filler?.flush();
    end = line.end;
    // A backup of an older version holds the rows of sessions: they are counted and left out.
    filler = forgottenTables.includes(line.table)
      ? undefined
      : createFiller(
          client,
          tables.find(({ name }) => name === line.table),
        );
  }
  if (end?.rows !== count) throw damaged(file);
}

/** Inserts rows by the hundred; fewer where they are large. */
function createFiller(client, table) {
  let rows = [];
  let length = 0;

  async function flush() {
    if (rows.length === 0) return;
    await client.query(buildInsert(table, rows.length), rows.flat());
    rows = [];
    length = 0;
  }

  return {
    flush,
    async add(row) {
      rows.push(row);
      length += row.reduce((sum, text) => sum + (text?.length ?? 0), 0);
      if (rows.length >= rowsPerInsert || length >= charactersPerInsert) await flush();
    },
  };
}

function buildInsert({ name, columns }, rowCount) {
  const { length } = columns;
  const places = (row) => columns.map((_, column) => `$${row * length + column + 1}`).join(", ");
  const rows = Array.from({ length: rowCount }, (_, row) => `(${places(row)})`).join(", ");
  return `INSERT INTO ${quote(name)} (${columns.map(quote).join(", ")}) VALUES ${rows}`;
}
