import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "./database";
import { DatabaseError } from "./database-error";
import { migrateDatabase } from "./database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "./engines.stage";
import { runSecondProcess } from "./second-process.stage";

const tables = [
  ...["access_grant", "account", "agent", "alert", "alert_crossing", "answer", "answer_rows", "app_secret"],
  ...["day_fill", "day_gain", "day_note", "default_view", "entered_source", "erased_agent"],
  "installation_setting",
  ...[
    "one_time_link",
    "operation_source",
    "person",
    "saved_view",
    "schedule",
    "schedule_run",
    "session",
    "setting",
  ],
  ...["share_opening", "sign_in_attempt"],
  ...[
    "sign_in_place",
    "state_style",
    "team",
    "token_hold",
    "token_lease",
    "token_ticket",
    "trail_entry",
    "trail_mark",
    "twoFactor",
    "upstream_call",
    "user",
  ],
  ...["verification", "window_failure"],
];

const migrateElsewhere = `import { createDatabase } from "@/lib/server/store/database";
  import { migrateDatabase } from "@/lib/server/store/database-migrations";
  const database = createDatabase(process.argv[1]);
  await migrateDatabase(database);
  console.log((await database.kysely.introspection.getTables()).length);
  await database.close();`;

const kept = { name: "kept", value: "x", created_at: 1 };

const names = [
  "0001-door",
  "0002-state-style",
  "0003-ledger",
  "0004-team",
  "0006-belief",
  "0007-team-size",
  "0009-quotation",
  "0010-source",
  "0011-columns",
  "0020-person",
  "0021-trail",
  "0022-one-time-link",
  "0023-grant",
  "0024-share",
  "0025-schedule",
  "0030-setting",
  "0032-two-factor",
  "0033-erasure",
  "0034-entered-source",
  "0035-views-and-notes",
  "0036-alerts",
  "0037-day-gains",
  "0038-day-fills",
  "0039-note-changes",
];

describe.each(engines)("migrateDatabase on %s", (engine) => {
  let place: TestDatabase;
  const open: Database[] = [];

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
  });

  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
    await place.remove();
  });

  function openDatabase(): Database {
    const database = createDatabase(place.url);
    open.push(database);
    return database;
  }

  async function openMigrated(): Promise<Database> {
    const database = openDatabase();
    await migrateDatabase(database);
    return database;
  }

  async function listTables({ kysely }: Database): Promise<string[]> {
    return (await kysely.introspection.getTables()).map(({ name }) => name).sort();
  }

  async function listHistory({ kysely }: Database): Promise<unknown[]> {
    return (await sql`select * from kysely_migration order by name`.execute(kysely)).rows;
  }

  function listSecrets({ kysely }: Database) {
    return kysely.selectFrom("app_secret").selectAll().execute();
  }

  test("makes our tables and those of the accounts where there is nothing", async () => {
    const database = await openMigrated();
    expect(await listTables(database)).toEqual(tables);
    const timestamp = expect.stringMatching(/^20\d\d-/);
    expect(await listHistory(database)).toEqual(names.map((name) => ({ name, timestamp })));
  });

  test("changes nothing the second time, and keeps every row", async () => {
    const database = await openMigrated();
    await database.kysely.insertInto("app_secret").values(kept).execute();
    const describeAll = async () => [
      await database.kysely.introspection.getTables(),
      await listHistory(database),
    ];
    const before = await describeAll();
    await migrateDatabase(database);
    expect(await describeAll()).toEqual(before);
    expect(await listSecrets(database)).toEqual([kept]);
  });

  test("brings an older database up and keeps its rows", async () => {
    const older = await openMigrated();
    await older.kysely.insertInto("app_secret").values(kept).execute();
    await sql`drop table state_style`.execute(older.kysely);
    await sql`delete from kysely_migration where name = '0002-state-style'`.execute(older.kysely);
    await migrateDatabase(older);
    expect(await listTables(older)).toEqual(tables);
    expect(await listSecrets(older)).toEqual([kept]);
  });

  test("counts the members of the teams that an older version kept", async () => {
    const older = await openMigrated();
    await sql`alter table team drop column agent_count`.execute(older.kysely);
    await sql`delete from kysely_migration where name = '0007-team-size'`.execute(older.kysely);
    await sql`insert into team (operation, id, name, name_key, version, agents)
      values ('default', 'a', 'Noche', 'noche', 1, '["1","2","3"]')`.execute(older.kysely);
    await migrateDatabase(older);
    const counted = await older.kysely.selectFrom("team").select("agent_count").execute();
    expect(counted).toEqual([{ agent_count: 3 }]);
  });

  test("calls administrators by their new name, whatever other roles they have", async () => {
    const older = await openMigrated();
    await sql`drop table person`.execute(older.kysely);
    await sql`delete from kysely_migration where name = '0020-person'`.execute(older.kysely);
    const account = { createdAt: "2026-11-01", updatedAt: "2026-11-01" };
    for (const [id, role] of Object.entries({
      a: "admin",
      b: "supervisor,admin",
      c: "supervisor",
      d: null,
    })) {
      const row = { id, role, name: id, email: `${id}@auxboard.example`, ...account };
      await older.kysely
        .insertInto("user")
        .values({ ...row, emailVerified: engine === "sqlite" ? 0 : false } as never)
        .execute();
    }
    await migrateDatabase(older);
    const accounts = await older.kysely.selectFrom("user").select(["id", "role"]).orderBy("id").execute();
    expect(accounts).toEqual([
      { id: "a", role: "administrator" },
      { id: "b", role: "supervisor,administrator" },
      { id: "c", role: "supervisor" },
      { id: "d", role: null },
    ]);
  });

  test("refuses a database of a newer version with the next step and leaves it as it is", async () => {
    const newer = await openMigrated();
    await sql`insert into kysely_migration values ('0099-the-future', '2030-01-01T00:00:00Z')`.execute(
      newer.kysely,
    );
    await sql`drop table state_style`.execute(newer.kysely);
    const before = await listTables(newer);
    const refusal = await migrateDatabase(newer).catch((error) => error);
    expect(refusal).toBeInstanceOf(DatabaseError);
    expect(refusal.message).toBe(
      `The ${newer.place} was written by a newer Auxboard (0099-the-future). Nothing was changed. Start that newer version, or put back the backup made before it, then start again.`,
    );
    expect(await listTables(newer)).toEqual(before);
  });

  test("leaves nothing behind when it fails half-way, and goes through once the cause is gone", async () => {
    const database = openDatabase();
    // An index of better-auth's, which is made last of all.
    await sql`create table hindrance (id text)`.execute(database.kysely);
    await sql`create index ${sql.ref("verification_identifier_idx")} on hindrance (id)`.execute(
      database.kysely,
    );
    await expect(migrateDatabase(database)).rejects.toThrow(/verification_identifier_idx/);
    expect(await listTables(database)).toEqual(["hindrance"]);
    await sql`drop table hindrance`.execute(database.kysely);
    await migrateDatabase(database);
    expect(await listTables(database)).toEqual(tables);
  });

  test("lets instances that start at once all come up, as processes", async () => {
    const said = await Promise.all([1, 2, 3].map(() => runSecondProcess(migrateElsewhere, place.url)));
    expect(said).toEqual(Array(3).fill(`${tables.length}\n`));
  });

  test("lets instances that start at once all come up, in one process", async () => {
    const instances = [openDatabase(), openDatabase(), openDatabase()];
    await Promise.all(instances.map(migrateDatabase));
    for (const database of instances) expect(await listTables(database)).toEqual(tables);
    expect(await listHistory(openDatabase())).toHaveLength(names.length);
  });
});
