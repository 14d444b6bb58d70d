import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { forgottenTables } from "./forgotten-tables.mjs";
import { writeBeside } from "./partial-file.mjs";
import { inTransaction, quote } from "./postgres-connection.mjs";
import { loadSchema } from "./postgres-schema.mjs";

/** The lines' own version: raised when an older `restore` could not read them. */
export const formatVersion = 1;

// A row may hold a packed answer of some megabytes.
const rowsPerFetch = 20;

/** Writes the tables as they are at this moment to `file`, as compressed lines of JSON; those of sessions are empty. */
export async function backUpPostgres(address, file) {
  await writeBeside(file, (partial) =>
    inTransaction(address, "READ ONLY", (client) =>
      pipeline(buildLines(client), createGzip(), createWriteStream(partial, { flags: "r+" })),
    ),
  );
}

/** A header; per table its name, then an array of texts per row; at the end how many rows there were. */
async function* buildLines(client) {
  const schema = await loadSchema(client);
  const migrations = await loadMigrations(client, schema);
  yield line({ auxboard: "backup", formatVersion, engine: "postgres", migrations, ...schema });
  let rows = 0;
  for (const table of schema.tables) {
    yield line({ table: table.name });
    if (forgottenTables.includes(table.name)) continue;
    for await (const row of readRows(client, table)) {
      rows += 1;
      yield line(row);
    }
  }
  yield line({ end: { rows } });
}

async function* readRows(client, { name, columns }) {
  const texts = columns.map((column) => `${quote(column)}::text`).join(", ");
  await client.query(`DECLARE rows_to_keep NO SCROLL CURSOR FOR SELECT ${texts} FROM ${quote(name)}`);
  for (;;) {
    const { rows } = await client.query({
      text: `FETCH ${rowsPerFetch} FROM rows_to_keep`,
      rowMode: "array",
    });
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query("CLOSE rows_to_keep");
}

async function loadMigrations(client, { tables }) {
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await client.query("SELECT name FROM kysely_migration ORDER BY name");
  return rows.map(({ name }) => name);
}

function line(value) {
  return `${JSON.stringify(value)}\n`;
}
