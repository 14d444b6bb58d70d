import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { crc32, gunzipSync, gzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { createDatabase } from "./database";
import { openKysely } from "./engines.stage";
import { createNewestLedger } from "./newest-ledger.stage";
import type { DatabaseSchema } from "./tables/database-schema";
import type { Engine } from "./tables/ledger-tables";

const scripts = fileURLToPath(new URL("../../../scripts/", import.meta.url));

export type Said = { code: number | null; output: string };

/** Runs one of the commands that read the database as npm would; `most` bounds the files it may write, in blocks of 512 bytes. */
export async function run(
  command: "backup" | "restore" | "trail" | "two-factor-off",
  databaseUrl: string,
  words: string[],
  most?: number,
): Promise<Said> {
  const limit = most === undefined ? "" : `ulimit -f ${most};`;
  const shell = `${limit} exec "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", shell, process.execPath, `${scripts}${command}.mjs`, ...words], {
    env: { DATABASE_URL: databaseUrl, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, output: out + err };
}

/** A backup as older versions wrote it: with the rows of sessions and secrets. */
export async function writeOlderBackup(databaseUrl: string, engine: Engine, file: string): Promise<void> {
  if (engine === "sqlite") return writeOlderFile(databaseUrl.slice("file:".length), file);
  await run("backup", databaseUrl, [file]);
  const [header = "", ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  const { tables } = z.object({ tables: z.array(tableShape) }).parse(JSON.parse(header));
  const older: string[] = [header];
  let count = 0;
  const kysely = openKysely(databaseUrl);
  for (const line of lines) {
    const { table, end } = z
      .object({ table: z.string().optional(), end: endShape.optional() })
      .catch({})
      .parse(JSON.parse(line));
    if (end) older.push(JSON.stringify({ end: { rows: end.rows + count } }));
    else older.push(line);
    if (table !== "session" && table !== "app_secret") continue;
    const columns = tables.find(({ name }) => name === table)?.columns ?? [];
    const texts = columns.map((column) => sql`${sql.id(column)}::text`);
    const { rows } = await sql<
      Record<string, unknown>
    >`SELECT ${sql.join(texts)} FROM ${sql.id(table)}`.execute(kysely);
    older.push(...rows.map((row) => JSON.stringify(columns.map((column) => row[column]))));
    count += rows.length;
  }
  await kysely.destroy();
  writeFileSync(file, gzipSync(`${older.join("\n")}\n`));
}

const tableShape = z.object({ name: z.string(), columns: z.array(z.string()) });
const endShape = z.object({ rows: z.number() });

/** Its pages as they are, with the checksum of scripts/backup/seal.mjs in the place of `user_version`. */
async function writeOlderFile(path: string, file: string): Promise<void> {
  const source = new Sqlite(path);
  await source.backup(file);
  source.close();
  const copy = new Sqlite(file);
  copy.pragma("journal_mode = DELETE");
  copy.close();
  const bytes = readFileSync(file).fill(0, 60, 64);
  bytes.writeUInt32BE(crc32(bytes) || 1, 60);
  writeFileSync(file, bytes);
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** The ledger's tables, one of every other kind of value, and rows in them. */
export async function fillDatabase(url: string, engine: Engine): Promise<void> {
  if (engine === "sqlite") await createDatabase(url).close();
  const kysely = openKysely(url);
  await createNewestLedger(kysely, engine);
  await createOddTable(kysely, engine);
  await kysely
    .insertInto("answer_rows")
    .values({ operation: "one", digest: "d", packed: everyByte })
    .execute();
  await kysely
    .insertInto("answer")
    .values([buildAnswer("rows", "d"), buildAnswer("no-data", null)])
    .execute();
  await kysely
    .insertInto("token_lease")
    .values({ token: "t", slot: 0, fence: Number.MAX_SAFE_INTEGER, holder: "h", expires_at: 1, called_at: 0 })
    .execute();
  await kysely.destroy();
}

function buildAnswer(outcome: "rows" | "no-data", digest: string | null) {
  return {
    ...{ operation: "one", window_from: "2026-11-01T00:00:00", window_to: "2026-11-01T23:59:59" },
    ...{ asked_at: 1_762_000_000_000, answered_at: 1_762_000_001_000, outcome, digest },
    ...{ row_count: 1, total_seconds: -60, warnings: '["línea\\n", "\u202e", "\\\\x00"]', fence: 1 },
  };
}

async function createOddTable(kysely: Kysely<DatabaseSchema>, engine: Engine): Promise<void> {
  const statements = engine === "sqlite" ? oddSqlite : oddPostgres;
  for (const statement of statements) await sql.raw(statement).execute(kysely);
}

const oddSqlite = [
  'CREATE TABLE "Odd ""Name" (big INTEGER, yes BOOLEAN, at DATE, ratio REAL, words TEXT, bytes BLOB)',
  `INSERT INTO "Odd ""Name" VALUES (9223372036854775807, 1, '2026-11-24T10:00:00.000Z', 0.1, '', x''), (-9223372036854775808, 0, NULL, -0.0, 'ñ' || char(10) || '''', x'00ff')`,
];
const oddPostgres = [
  `CREATE TABLE "Odd ""Name" (big bigint, yes boolean DEFAULT false, at timestamptz, plain timestamp, ratio double precision,
    exact numeric(30, 10), words text NOT NULL DEFAULT 'x''y', bytes bytea, facts jsonb, "camelCase" date, CHECK (big <> 5))`,
  `INSERT INTO "Odd ""Name" VALUES
    (9223372036854775807, true, '2026-11-24T10:00:00.123456Z', '0044-03-15 10:00:00 BC', 0.1::float8 + 0.2, 12345678901234567890.0123456789, '', '', '{"a": [1, null]}', '2026-02-28'),
    (-9223372036854775808, false, NULL, 'infinity', 'NaN', NULL, E'ñ\\n''\\\\N\\t', '\\x00ff', 'null', NULL)`,
  'CREATE UNIQUE INDEX "odd words" ON "Odd ""Name" (lower(words)) WHERE yes',
];

/** All rows of all tables, as texts that lose nothing, and how the tables are made. */
export async function readAll(url: string, engine: Engine): Promise<Record<string, unknown[]>> {
  const kysely = openKysely(url);
  const all: Record<string, unknown[]> = { schema: await readSchema(kysely, engine) };
  for (const { name } of await kysely.introspection.getTables()) {
    const { rows } = await readTable(kysely, engine, name);
    all[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  await kysely.destroy();
  return all;
}

async function readSchema(kysely: Kysely<DatabaseSchema>, engine: Engine): Promise<unknown[]> {
  const query =
    engine === "sqlite"
      ? sql`SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name`
      : sql`SELECT 'column' AS kind, table_name || '.' || column_name AS name, concat(data_type, column_default, is_nullable, numeric_scale) AS body
          FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'sequence', sequencename, concat(data_type, last_value, pg_get_serial_sequence('answer', 'id'))
          FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1, 2`;
  return (await query.execute(kysely)).rows;
}

async function readTable(kysely: Kysely<DatabaseSchema>, engine: Engine, name: string) {
  if (engine === "postgres") return sql`SELECT t::text AS row FROM ${sql.id(name)} AS t`.execute(kysely);
  const columns = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${name})`.execute(kysely);
  const texts = columns.rows.map(
    (column) => sql`typeof(${sql.id(column.name)}) || quote(${sql.id(column.name)})`,
  );
  return sql`SELECT ${sql.join(texts, sql` || ',' || `)} AS row FROM ${sql.id(name)}`.execute(kysely);
}
