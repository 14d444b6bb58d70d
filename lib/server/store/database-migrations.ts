import "server-only";
import { getMigrations } from "better-auth/db/migration";
import { type Kysely, sql } from "kysely";
import { systemNow } from "@/lib/dates/clock";
import { formatInstant } from "@/lib/dates/zone";
import type { Database } from "./database";
import { DatabaseError } from "./database-error";
import { runAlone } from "./migration-lock";
import { refuseForeignTables, requirePlaceForTables, requireTableRights } from "./postgres-rights";
import { createAlertTables } from "./tables/alert-tables";
import { authTables } from "./tables/auth-tables";
import type { DatabaseSchema } from "./tables/database-schema";
import { createGrantTable, createShareTables } from "./tables/grant-tables";
import {
  addBeliefColumns,
  addDayFills,
  addDayGains,
  addEnteredSource,
  addErasures,
  addQuotation,
  addSources,
  createLedgerTables,
  type Engine,
} from "./tables/ledger-tables";
import { createScheduleTables } from "./tables/schedule-tables";
import { createTrailTables } from "./tables/trail-tables";
import { addNoteChanges, createViewTables } from "./tables/view-tables";

type Tables = Kysely<DatabaseSchema>;

// Each is written once and never changed: later versions add, with the next number.
const migrations: Record<string, (kysely: Tables, engine: Engine) => Promise<void>> = {
  "0001-door": async (kysely) => {
    await kysely.schema
      .createTable("app_secret")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await kysely.schema
      .createTable("sign_in_attempt")
      .addColumn("bucket", "text", (column) => column.primaryKey())
      .addColumn("failures", "integer", (column) => column.notNull())
      .addColumn("started_at", "bigint", (column) => column.notNull())
      .execute();
    await kysely.schema
      .createTable("sign_in_place")
      .addColumn("place", "text", (column) => column.primaryKey())
      .addColumn("seen_at", "bigint", (column) => column.notNull())
      .execute();
  },
  "0002-state-style": async (kysely) => {
    await kysely.schema
      .createTable("state_style")
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("state_class", "text", (column) => column.notNull())
      .addColumn("shade", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("state_style_key", ["operation", "state"])
      .addUniqueConstraint("state_style_place", ["operation", "state_class", "shade"])
      .execute();
  },
  "0003-ledger": createLedgerTables,
  "0004-team": async (kysely) => {
    await kysely.schema
      .createTable("team")
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("name_key", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("agents", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("team_key", ["operation", "id"])
      .addUniqueConstraint("team_name", ["operation", "name_key"])
      .execute();
  },
  "0006-belief": addBeliefColumns,
  "0007-team-size": async (kysely, engine) => {
    await kysely.schema
      .alterTable("team")
      .addColumn("agent_count", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    const agents = sql.raw(engine === "postgres" ? "agents::json" : "agents");
    await sql`UPDATE team SET agent_count = json_array_length(${agents})`.execute(kysely);
  },
  "0009-quotation": addQuotation,
  "0010-source": addSources,
  // Rows are packed as columns from here on. An older version would call them damaged; this makes it refuse the database.
  "0011-columns": async () => {},
  "0020-person": async (kysely, engine) => {
    await kysely.schema
      .createTable("person")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("operations", "text")
      .addColumn("teams", "text")
      .addColumn("rights", "text", (column) => column.notNull())
      .execute();
    // The library's own tables come after ours where the database is new.
    if (await hasTable(kysely, engine, "user")) await renameAdministrators(kysely);
  },
  "0021-trail": createTrailTables,
  "0022-one-time-link": async (kysely) => {
    await kysely.schema.alterTable("person").addColumn("signed_in_at", "bigint").execute();
    await kysely.schema
      .createTable("one_time_link")
      .addColumn("hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("purpose", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("ends_at", "bigint", (column) => column.notNull())
      .addColumn("closed_at", "bigint")
      .execute();
    await kysely.schema.createIndex("one_time_link_user").on("one_time_link").column("user_id").execute();
  },
  "0023-grant": createGrantTable,
  "0024-share": createShareTables,
  "0025-schedule": createScheduleTables,
  "0030-setting": async (kysely) => {
    await kysely.schema
      .createTable("setting")
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("document", "text", (column) => column.notNull())
      .addColumn("changed_by", "text", (column) => column.notNull())
      .addColumn("changed_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("setting_key", ["operation", "version"])
      .execute();
  },
  // The library's own table comes with it. An older version would sign people in without their second factor; this makes it
  // refuse the database.
  "0032-two-factor": async () => {},
  "0033-erasure": addErasures,
  "0034-entered-source": addEnteredSource,
  "0035-views-and-notes": createViewTables,
  "0036-alerts": createAlertTables,
  "0037-day-gains": addDayGains,
  "0038-day-fills": addDayFills,
  "0039-note-changes": addNoteChanges,
};

/**
 * Brings the tables to this version: ours by number, better-auth's as the library itself lists them. All or
 * nothing; of two instances that start at once one runs and the other waits. Run it before anything else
 * uses the database.
 * @throws DatabaseError when a newer version wrote it, or PostgreSQL does not answer or lets us do too little.
 */
export async function migrateDatabase(database: Database): Promise<void> {
  try {
    await runAlone(database, (kysely) => bringUp(database, kysely));
  } catch (error) {
    throw database.explain(error);
  }
}

async function bringUp({ engine, place }: Database, kysely: Tables): Promise<void> {
  const applied = await listApplied(kysely, engine);
  refuseNewerVersion(applied, place);
  const ours = Object.entries(migrations).filter(([name]) => !applied?.includes(name));
  const accounts = await getMigrations({ ...authTables, database: { db: kysely, type: engine } });
  const isPending = ours.length + accounts.toBeCreated.length + accounts.toBeAdded.length > 0;
  if (engine === "postgres" && isPending) await requirePlaceForTables(kysely, place);
  if (engine === "postgres" && !applied) await refuseForeignTables(kysely, place);
  if (!applied) await createHistory(kysely);
  for (const [name, migrate] of ours) await migrate(kysely, engine).then(() => note(kysely, name));
  await accounts.runMigrations();
  if (engine === "postgres") await requireTableRights(kysely, place);
}

// The history is Kysely's own table, as its Migrator wrote it; that one takes a lock of the session on PostgreSQL,
// which a failed transaction could not give back.
async function createHistory(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("kysely_migration")
    .addColumn("name", "varchar(255)", (column) => column.notNull().primaryKey())
    .addColumn("timestamp", "varchar(255)", (column) => column.notNull())
    .execute();
}

async function note(kysely: Tables, name: string): Promise<void> {
  const instant = formatInstant(systemNow());
  await sql`insert into kysely_migration (name, "timestamp") values (${name}, ${instant})`.execute(kysely);
}

/** The migrations that were done here; null where none ever was. */
async function listApplied(kysely: Tables, engine: Engine): Promise<string[] | null> {
  if (!(await hasTable(kysely, engine, "kysely_migration"))) return null;
  const names = sql<{ name: string }>`select name from kysely_migration order by name`;
  return (await names.execute(kysely)).rows.map(({ name }) => name);
}

async function hasTable(kysely: Tables, engine: Engine, name: string): Promise<boolean> {
  const finding =
    engine === "sqlite"
      ? sql`select 1 from sqlite_master where name = ${name}`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${name}`;
  return (await finding.execute(kysely)).rows.length > 0;
}

/** An administrator was called `admin` before; an account may have several roles, parted by commas. */
async function renameAdministrators(kysely: Tables): Promise<void> {
  const accounts = await kysely.selectFrom("user").select(["id", "role"]).execute();
  for (const { id, role } of accounts) {
    const given = role?.split(",") ?? [];
    if (!given.includes("admin")) continue;
    const renamed = given.map((name) => (name === "admin" ? "administrator" : name)).join(",");
    await kysely.updateTable("user").set({ role: renamed }).where("id", "=", id).execute();
  }
}

function refuseNewerVersion(applied: string[] | null, place: string): void {
  const unknown = (applied ?? []).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new DatabaseError(
    `The ${place} was written by a newer Auxboard (${unknown.join(", ")}). Nothing was changed. Start that newer version, or put back the backup made before it, then start again.`,
  );
}
