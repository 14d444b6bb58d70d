import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "./database";
import { DatabaseError } from "./database-error";
import { migrateDatabase } from "./database-migrations";
import { makeTestDatabase, type TestDatabase } from "./engines.stage";
import { storeProblemOf } from "./store-problem";

const password = "hunter2-%25-horse";
const role = `r${randomUUID().replaceAll("-", "")}`;

let empty: TestDatabase;
let migrated: TestDatabase;
let owner: Database;
const open: Database[] = [];

beforeAll(async () => {
  empty = await makeTestDatabase("postgres");
  migrated = await makeTestDatabase("postgres");
  owner = createDatabase(migrated.url);
  await migrateDatabase(owner);
  await sql`create role ${sql.ref(role)} login`.execute(owner.kysely);
});

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

afterAll(async () => {
  await sql`drop owned by ${sql.ref(role)}`.execute(owner.kysely);
  await sql`drop role ${sql.ref(role)}`.execute(owner.kysely);
  await owner.close();
  await empty.remove();
  await migrated.remove();
});

function openAt(url: string, change: Partial<URL> = {}): Database {
  const address = Object.assign(new URL(url), { password, ...change });
  const database = createDatabase(address.href);
  open.push(database);
  return database;
}

async function refusalAt(url: string, change: Partial<URL> = {}): Promise<DatabaseError> {
  const error = await migrateDatabase(openAt(url, change)).catch((caught) => caught);
  if (!(error instanceof DatabaseError)) throw error;
  const whole = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + error.stack;
  expect(whole).not.toContain("hunter2");
  return error;
}

async function give(...statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(owner.kysely);
}

describe("a server that cannot be used is refused at the start, with the next step and without the password", () => {
  test("where nothing answers", async () => {
    const { message } = await refusalAt(empty.url, { port: "9" });
    expect(message).toMatch(
      /^The PostgreSQL database \w+ at 127\.0\.0\.1:9 does not answer \(connect ECONNREFUSED.*\)\. Start it, or mend host and port in DATABASE_URL, then start again\.$/,
    );
  });

  test("where the name of the host is nobody's", async () => {
    const { message } = await refusalAt(empty.url, { hostname: "nobody.invalid" });
    expect(message).toMatch(/does not answer \(getaddrinfo .*\)\. .*then start again\.$/);
  });

  test("where the role is unknown", async () => {
    const { message } = await refusalAt(empty.url, { username: "stranger" });
    expect(message).toMatch(
      /does not let us in \(.*"stranger".*\)\. Mend user and password .*start again\.$/,
    );
  });

  test("where there is no such database", async () => {
    const { message } = await refusalAt(empty.url, { pathname: "/nowhere" });
    expect(message).toMatch(/^There is no PostgreSQL database nowhere at .*\. Create it .*start again\.$/);
  });

  test("where no connection is left", async () => {
    await give(`alter role ${role} connection limit 0`);
    const { message } = await refusalAt(empty.url, { username: role });
    await give(`alter role ${role} connection limit -1`);
    expect(message).toMatch(/has no connection left for us \(too many connections .*start again\.$/);
  });

  test("where the tables are another program's", async () => {
    const other = await makeTestDatabase("postgres");
    const database = openAt(other.url);
    await sql`create table "user" (invoice text)`.execute(database.kysely);
    const { message } = await refusalAt(other.url);
    expect(message).toContain("has tables of another program (user). Nothing was changed.");
    expect(await sql`select * from "user"`.execute(database.kysely)).toMatchObject({ rows: [] });
    expect((await database.kysely.introspection.getTables()).map(({ name }) => name)).toEqual(["user"]);
    await other.remove();
  });
});

describe("a role without rights is told which one it lacks", () => {
  const as = { username: role };

  test("CREATE, where the tables must be made", async () => {
    const { message } = await refusalAt(empty.url, as);
    expect(message).toContain(`The role ${role} may not make tables in the PostgreSQL database`);
    expect(message).toMatch(
      /it lacks CREATE on the schema public\. As its owner run GRANT USAGE, CREATE ON SCHEMA "public" TO ".+"; then start again\.$/,
    );
  });

  test("those of the tables, where they stand; and needs no other", async () => {
    await give(`grant select, insert on all tables in schema public to ${role}`);
    await give(`grant update, delete on state_style to ${role}`);
    const { message } = await refusalAt(migrated.url, as);
    expect(message).toContain("DELETE, UPDATE on account; ");
    expect(message).toContain("USAGE on answer_id_seq; ");
    expect(message).not.toMatch(/on state_style|on kysely_migration/);
    const [, grants = ""] = /run (.*); then start again\.$/.exec(message) ?? [];
    await give(...grants.split("; "));
    await migrateDatabase(openAt(migrated.url, as));
  });

  test("any at all, where the server takes no writes", async () => {
    await give(`alter role ${role} set default_transaction_read_only = on`);
    const { message } = await refusalAt(migrated.url, as);
    await give(`alter role ${role} reset default_transaction_read_only`);
    expect(message).toMatch(/takes no writes: it is a standby.*then start again\.$/);
  });
});

describe("a PostgreSQL database", () => {
  test("gives whole numbers as numbers and times as times", async () => {
    const asking = sql`select 1762000000000::bigint as big, count(*), 'epoch'::timestamptz as "when"`;
    const { rows } = await asking.execute(openAt(empty.url).kysely);
    expect(rows).toEqual([{ big: 1_762_000_000_000, count: 1, when: expect.any(Date) }]);
  });

  test("keeps the values of a row out of an error", async () => {
    const { kysely } = openAt(migrated.url);
    const add = () =>
      kysely.insertInto("app_secret").values({ name: "twice", value: "s3cret", created_at: 1 }).execute();
    await add();
    const error = await add().catch((caught) => caught);
    expect(error).toMatchObject({ code: "23505" });
    expect(inspect(error)).not.toMatch(/s3cret|twice/);
  });

  test("lets nobody hold a statement for ever", async () => {
    const { kysely } = openAt(empty.url);
    const shown = await sql`show statement_timeout`.execute(kysely);
    expect(shown.rows).toEqual([{ statement_timeout: "10s" }]);
    const slow = sql`select set_config('statement_timeout', '50', true), pg_sleep(0)`;
    const error = await kysely
      .transaction()
      .execute(async (transaction) => {
        await slow.execute(transaction);
        await sql`select pg_sleep(5)`.execute(transaction);
      })
      .catch((caught) => caught);
    expect(storeProblemOf(error)?.code).toBe("store-unavailable");
  });

  test("says what failed first where the transaction cannot be undone, and serves on", async () => {
    const { kysely } = openAt(empty.url);
    const failing = kysely.transaction().execute(async (transaction) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction).catch(() => {});
      throw Object.assign(new Error("no room"), { code: "53100" });
    });
    await expect(failing).rejects.toMatchObject({ code: "53100" });
    expect(await sql`select 1 as one`.execute(kysely)).toMatchObject({ rows: [{ one: 1 }] });
  });

  test("says that it is away when all its connections are in use, and serves again when one is free", async () => {
    const { kysely } = openAt(empty.url);
    const isFree = Promise.withResolvers<void>();
    const holders = Array.from({ length: 10 }, () =>
      kysely.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction);
        await isFree.promise;
      }),
    );
    const ask = () => sql`select 1 as one`.execute(kysely);
    const error = await ask().catch((caught) => caught);
    expect(storeProblemOf(error)).toMatchObject({ code: "store-unavailable", retryAfterSeconds: 5 });
    isFree.resolve();
    await Promise.all(holders);
    expect(await ask()).toMatchObject({ rows: [{ one: 1 }] });
  });
});
