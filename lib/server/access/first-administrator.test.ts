import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { log } from "@/lib/server/settings/log";
import demoAccount from "@/lib/server/store/demo-account.json";
import { engines } from "@/lib/server/store/engines.stage";
import { failInserts } from "@/lib/server/store/store-fault.stage";
import { administrator, type DoorStage, openStage } from "./auth-door.stage";
import { admit, createVisitor } from "./visitor.stage";

const second = { name: "Second", email: "second@auxboard.example", password: "battery-horse-correct" };

describe.each(engines)("the first administrator on %s", (engine) => {
  let stage: DoorStage;
  const others: DoorStage[] = [];

  beforeAll(async () => {
    stage = await openStage({ engine });
  });

  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    const { kysely } = stage.database;
    await kysely.deleteFrom("user").execute();
    await kysely.deleteFrom("app_secret").where("name", "=", "set-up-token").execute();
  });

  afterAll(() => stage.close());

  /** Another process on the same database. */
  async function openOther(): Promise<DoorStage> {
    const other = await openStage({ databaseUrl: stage.databaseUrl });
    others.push(other);
    return other;
  }

  function listUsers() {
    return stage.database.kysely.selectFrom("user").select(["email", "role"]).execute();
  }

  async function printLink(of = stage): Promise<string> {
    const path = await of.firstAdministrator.createSetUpLink();
    const token = new URL(path ?? "", "http://localhost").searchParams.get("setup");
    if (token === null) throw new Error("No link was printed.");
    return token;
  }

  function open(token: string, words: object = {}, at = stage): Promise<Response> {
    return createVisitor(at).post("/set-up", { token, ...second, ...words });
  }

  async function expectUsed(token: string, at = stage): Promise<void> {
    const response = await open(token, {}, at);
    expect([response.status, await response.json()]).toMatchObject([404, { code: "not-found" }]);
  }

  describe("the administrator of the environment", () => {
    test("is made where there is no user, and may sign in", async () => {
      expect(await stage.firstAdministrator.create(administrator)).toBe(true);
      expect(await listUsers()).toEqual([{ email: administrator.email, role: "administrator" }]);
      await admit(stage, administrator);
    });

    test("is made once: a later start changes nothing, whatever the variables say by then", async () => {
      await stage.firstAdministrator.create(administrator);
      expect(await stage.firstAdministrator.create(administrator)).toBe(false);
      expect(await stage.firstAdministrator.create({ ...administrator, password: "changed-in-env" })).toBe(
        false,
      );
      expect(await (await openOther()).firstAdministrator.create(second)).toBe(false);
      expect(await listUsers()).toEqual([{ email: administrator.email, role: "administrator" }]);
      await admit(stage, administrator);
    });

    test("is not made where there is any user, be it a supervisor", async () => {
      await stage.firstAdministrator.create(administrator);
      await stage.database.kysely.updateTable("user").set({ role: "supervisor" }).execute();
      expect(await stage.firstAdministrator.create(second)).toBe(false);
      expect(await listUsers()).toHaveLength(1);
    });

    test("is made once by two processes that start together, and neither fails", async () => {
      const processes = [stage, await openOther(), await openOther()];
      const made = await Promise.all(processes.map((each) => each.firstAdministrator.create(administrator)));
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await listUsers()).toEqual([{ email: administrator.email, role: "administrator" }]);
    });

    test("ends a set-up link that was printed before", async () => {
      const token = await printLink();
      await stage.firstAdministrator.create(administrator);
      await expectUsed(token);
    });

    test.each([
      ["too short", "x7-Kq2_wé", /ADMIN_PASSWORD must have 10 characters/],
      ["empty", "", /ADMIN_PASSWORD must have 10 characters/],
      ["too large ever to be given at the door", "ñ".repeat(600), /ADMIN_PASSWORD may be 1 KB/],
      ["common", "password123", /ADMIN_PASSWORD is easy to guess/],
      ["the e-mail's words", "admin.auxboard", /ADMIN_PASSWORD is easy to guess/],
    ])("is refused with a password that is %s", async (_title, password, told) => {
      const making = stage.firstAdministrator.create({ ...administrator, password });
      await expect(making).rejects.toThrow(told);
      await expect(making).rejects.toMatchObject({ name: "WeakPasswordError" });
      await expect(making).rejects.not.toThrow(password === "" ? "\0" : password);
      expect(await listUsers()).toEqual([]);
    });
  });

  test("the demonstration's password stays what everybody knows", async () => {
    expect(await stage.firstAdministrator.create(demoAccount)).toBe(true);
    await admit(stage, demoAccount);
  });

  describe("the set-up link", () => {
    test("is a path on our own site with a token that cannot be guessed", async () => {
      expect(await stage.firstAdministrator.createSetUpLink()).toMatch(/^\/sign-in\?setup=[\w-]{43}$/);
    });

    test("makes the administrator, who then signs in with what they chose", async () => {
      const response = await open(await printLink());
      expect([response.status, await response.json()]).toEqual([201, { created: true }]);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(await listUsers()).toEqual([{ email: second.email, role: "administrator" }]);
      const visitor = await admit(stage, second);
      expect((await visitor.get("/admin/list-users")).status).toBe(200);
    });

    test("works once", async () => {
      const token = await printLink();
      await open(token);
      await expectUsed(token);
      expect((await open(token, { email: "third@auxboard.example" })).status).toBe(404);
      expect(await listUsers()).toHaveLength(1);
    });

    test("works once for ten who open it together, as two processes", async () => {
      const token = await printLink();
      const doors = [stage, await openOther()];
      const tries = Array.from({ length: 10 }, (_, i) =>
        open(token, { email: `user-${i}@auxboard.example` }, doors[i % 2]),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([201, ...Array(9).fill(404)]);
      expect(await listUsers()).toHaveLength(1);
    });

    test.each([
      ["made up", () => "A".repeat(43)],
      ["empty", () => ""],
      ["changed by one character", (token: string) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
      ["cut", (token: string) => token.slice(0, -1)],
      ["with a blank", (token: string) => `${token} `],
      ["in capitals", (token: string) => token.toUpperCase()],
    ])("does not open with a token that is %s, and stays good", async (_title, change) => {
      const token = await printLink();
      await expectUsed(change(token));
      expect(await listUsers()).toEqual([]);
      expect((await open(token)).status).toBe(201);
    });

    test("does not open with what the database keeps of it", async () => {
      const token = await printLink();
      const kept = await stage.database.kysely.selectFrom("app_secret").selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(token);
      for (const { value } of kept) await expectUsed(value);
    });

    test("is replaced at the next start: the old one is worth nothing, the new one works", async () => {
      const old = await printLink();
      const fresh = await printLink(await openOther());
      expect(fresh).not.toBe(old);
      await expectUsed(old);
      expect((await open(fresh)).status).toBe(201);
    });

    test("is not printed where a user exists, and the one before it is worth nothing then", async () => {
      const token = await printLink();
      await stage.firstAdministrator.create(administrator);
      expect(await stage.firstAdministrator.createSetUpLink()).toBeNull();
      await expectUsed(token);
      expect(await listUsers()).toEqual([{ email: administrator.email, role: "administrator" }]);
    });

    test("is worth nothing once there is a user, wherever that one came from", async () => {
      const token = await printLink();
      await stage.auth.api.createUser({
        body: { ...second, email: "third@auxboard.example", role: "supervisor" },
      });
      await expectUsed(token);
      expect(await listUsers()).toEqual([{ email: "third@auxboard.example", role: "supervisor" }]);
    });

    test("leaves no trace in the database once there is a user", async () => {
      const listSecrets = () => stage.database.kysely.selectFrom("app_secret").select("name").execute();
      const kept = [{ name: "session-secret" }];
      await printLink();
      expect(await listSecrets()).toHaveLength(2);
      await stage.firstAdministrator.create(administrator);
      expect(await listSecrets()).toEqual(kept);
      await stage.database.kysely
        .insertInto("app_secret")
        .values({ name: "set-up-token", value: "x", created_at: 1 })
        .execute();
      await stage.firstAdministrator.createSetUpLink();
      expect(await listSecrets()).toEqual(kept);
    });

    test("is worth nothing where there never was one", async () => {
      await expectUsed("A".repeat(43));
      await expectUsed("");
      expect(await listUsers()).toEqual([]);
    });

    test.each([
      ["no e-mail", { email: "second" }, 400, /^email: /],
      ["a short password", { password: "1234567" }, 400, /^password: /],
      ["a password over 1 KB", { password: "ñ".repeat(600) }, 413, /^password: /],
      ["no name", { name: " " }, 400, /^name: /],
      ["a token that is a list", { token: ["x"] }, 400, /^token: /],
      ["a token of 129 characters", { token: "x".repeat(129) }, 400, /^token: /],
      ["a token that asks for more", { token: { $ne: "" } }, 400, /^token: /],
    ])("with %s says what is wrong and stays good", async (_title, words, status, told) => {
      const token = await printLink();
      const response = await open(token, words);
      expect([response.status, await response.json()]).toMatchObject([
        status,
        { detail: expect.stringMatching(told) },
      ]);
      expect(await listUsers()).toEqual([]);
      expect((await open(token)).status).toBe(201);
    });

    test("stays good where the account could not be written", async () => {
      const token = await printLink();
      const mend = await failInserts(stage.database, "account", "disk on fire");
      const { level } = log;
      log.level = "silent";
      const failed = await open(token);
      log.level = level;
      await mend();
      expect(failed.status).toBe(500);
      expect(await failed.text()).not.toContain("fire");
      expect(await listUsers()).toEqual([]);
      expect((await open(token)).status).toBe(201);
    });

    test("takes no other word", async () => {
      const token = await printLink();
      expect((await open(token, { role: "supervisor" })).status).toBe(400);
      expect(await listUsers()).toEqual([]);
    });

    test("makes an administrator and no session", async () => {
      const response = await open(await printLink());
      expect([response.status, response.headers.getSetCookie()]).toEqual([201, []]);
      expect(await listUsers()).toEqual([{ email: second.email, role: "administrator" }]);
    });
  });
});
