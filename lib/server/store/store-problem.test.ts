import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemError } from "@/lib/report/answers/problem";
import { createDatabase, type Database } from "./database";
import { migrateDatabase } from "./database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "./engines.stage";
import { fillDisk, forbidWrites } from "./store-fault.stage";
import { isStoreIntact, storeProblemOf } from "./store-problem";

function failure(code: string, cause?: unknown): Error {
  return Object.assign(new Error(`what was said: ${code}`, { cause }), { code });
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable("It went through."),
    (error) => error,
  );
}

describe("storeProblemOf", () => {
  test.each(["SQLITE_FULL", "ENOSPC", "EDQUOT", "EFBIG", "53100"])("calls %s a full store", (code) => {
    const problem = storeProblemOf(failure(code));
    expect(problem).toMatchObject({ code: "store-full", cause: { code } });
    expect(problem?.retryAfterSeconds).toBeUndefined();
  });

  test.each([
    ...[
      "STORE_AWAY",
      "08006",
      "57P01",
      "57P03",
      "57014",
      "53300",
      "25006",
      "28P01",
      "42501",
      "3D000",
      "40P01",
    ],
    ...[
      "SQLITE_BUSY",
      "SQLITE_BUSY_SNAPSHOT",
      "SQLITE_READONLY_DBMOVED",
      "SQLITE_IOERR_FSYNC",
      "SQLITE_CANTOPEN",
    ],
  ])("calls %s a store that is away for a moment", (code) => {
    expect(storeProblemOf(failure(code))).toMatchObject({ code: "store-unavailable", retryAfterSeconds: 5 });
  });

  test.each([
    ["SQLITE_NOMEM", /no memory left/],
    ["SQLITE_IOERR_NOMEM", /no memory left/],
    ["53200", /no memory left/],
    ["SQLITE_IOERR_READ", /disk of the database cannot be read/],
    ["SQLITE_IOERR", /disk of the database cannot be read/],
    ["58030", /disk of the database cannot be read/],
    ["SQLITE_CORRUPT", /is damaged/],
    ["SQLITE_NOTADB", /is damaged/],
    ["XX001", /is damaged/],
  ])("says of %s what is wrong", (code, told) => {
    expect(isStoreIntact(failure(code))).toBe(/memory/.test(told.source));
    expect(storeProblemOf(failure(code))).toMatchObject({
      code: "store-unavailable",
      message: expect.stringMatching(told),
    });
  });

  test.each([
    failure("23505"),
    failure("42P01"),
    failure("22021"),
    failure("SQLITE_CONSTRAINT_UNIQUE"),
    failure("ECONNREFUSED"),
    new TypeError("no code"),
    "53100",
    null,
    new ProblemError("upstream-busy", "Wait.", { cause: failure("57P01") }),
  ])("does not claim %s", (error) => {
    expect(storeProblemOf(error)).toBeNull();
  });

  test("finds what was wrapped, and ends where errors cause each other", () => {
    expect(storeProblemOf(new Error("sign-in failed", { cause: failure("57P01") }))?.code).toBe(
      "store-unavailable",
    );
    const circle = new Error("egg");
    circle.cause = new Error("hen", { cause: circle });
    expect(storeProblemOf(circle)).toBeNull();
  });
});

describe.each(engines)("a store in need, on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const add = (name: string, size = 1) =>
    database.kysely
      .insertInto("app_secret")
      .values({ name, value: "x".repeat(size), created_at: 1 })
      .execute();

  const listNames = () => database.kysely.selectFrom("app_secret").select("name").execute();

  test("that takes no writes says so, and recovers by itself", async () => {
    await add("before");
    const mend = await forbidWrites(database, place.url);
    expect(storeProblemOf(await failureOf(add("meanwhile")))?.code).toBe("store-unavailable");
    expect(await listNames()).toEqual([{ name: "before" }]);
    await mend();
    await add("after");
    expect(await listNames()).toHaveLength(2);
  });

  test("that is full says so, and what it holds is intact", async () => {
    const before = await listNames();
    const mend = await fillDisk(database, "app_secret");
    expect(storeProblemOf(await failureOf(add("too much", 100_000)))?.code).toBe("store-full");
    expect(await listNames()).toEqual(before);
    await mend();
    await add("again", 100_000);
  });
});
