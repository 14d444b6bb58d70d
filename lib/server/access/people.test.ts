import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { log } from "@/lib/server/settings/log";
import { engines } from "@/lib/server/store/engines.stage";
import { failInserts } from "@/lib/server/store/store-fault.stage";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { authRoutes } from "./auth-routes";
import { buildRouteWords, refusedQueries, refusedWords } from "./auth-routes.cases";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

const supervisor = { email: "supervisor@auxboard.example", password: "battery-horse-correct" };

describe.each(engines)("people on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let userId: string;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    const made = await admin.post("/admin/create-user", { name: "Supervisor", ...supervisor });
    userId = (await made.json()).user.id;
  });

  afterAll(() => house.close());

  function ask(visitor: Visitor, path: string, words: Record<string, unknown>): Promise<Response> {
    if (authRoutes.get(path)?.method === "POST") return visitor.post(path, words);
    const query = new URLSearchParams(Object.entries(words).map(([word, value]) => [word, String(value)]));
    return visitor.get(`${path}?${query}`);
  }

  function findUser(email: string) {
    return house.database.kysely.selectFrom("user").selectAll().where("email", "=", email).executeTakeFirst();
  }

  const adminPaths = [...authRoutes]
    .filter(([, { access }]) => access === "administrator")
    .map(([path]) => path);

  describe("an account that an administrator makes", () => {
    test("is a supervisor's, who may sign in", async () => {
      expect(await findUser(supervisor.email)).toMatchObject({
        id: userId,
        role: "supervisor",
        name: "Supervisor",
      });
      const visitor = await admit(house, supervisor);
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({
        userId,
        role: "supervisor",
      });
    });

    test("does not sign the administrator in as somebody else", async () => {
      const response = await admin.post("/admin/create-user", {
        name: "X",
        email: "x@auxboard.example",
        password: supervisor.password,
      });
      expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
      expect(await house.sessions.loadSession(admin.headers())).toMatchObject({ email: administrator.email });
    });

    test("is an administrator's where the word says so", async () => {
      const words = { password: supervisor.password, name: "X" };
      await admin.post("/admin/create-user", {
        ...words,
        email: "open@auxboard.example",
        role: "administrator",
      });
      expect(await findUser("open@auxboard.example")).toMatchObject({ role: "administrator" });
      // The word of before there were viewers.
      await admin.post("/admin/create-user", { ...words, email: "older@auxboard.example", role: "admin" });
      expect(await findUser("older@auxboard.example")).toMatchObject({ role: "administrator" });
    });

    test("keeps its name without the blanks around it and its e-mail in small letters", async () => {
      await admin.post("/admin/create-user", {
        name: "  José Ñandú ",
        email: "Jose@AuxBoard.Example",
        password: supervisor.password,
      });
      expect(await findUser("jose@auxboard.example")).toMatchObject({ name: "José Ñandú" });
    });
  });

  describe("what an administrator asks in vain", () => {
    test.each(refusedWords)("%s", async (_title, path, words, status, told) => {
      const before = await house.database.kysely.selectFrom("user").selectAll().execute();
      const response = await admin.post(path, words);
      expect([response.status, await response.json()]).toMatchObject([
        status,
        { detail: expect.stringMatching(told) },
      ]);
      expect(await house.database.kysely.selectFrom("user").selectAll().execute()).toEqual(before);
    });

    test.each(refusedQueries)("?%s", async (query, told) => {
      const response = await admin.get(`/admin/list-users?${query}`);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: "invalid-parameter", detail: expect.stringMatching(told) },
      ]);
    });

    test("the same word twice, of which a reader could take either", async () => {
      const { email, password } = supervisor;
      const body = `{"userId":"x","role":"viewer","r\\u006fle":"administrator"}`;
      const json = { "content-type": "application/json" };
      const twice = await admin.send("POST", "/admin/set-role", json, body);
      expect([twice.status, await twice.json()]).toMatchObject([
        400,
        { detail: expect.stringMatching(/^role: may be given once/) },
      ]);
      const once = `{"email":"${email}","name":"{\\"name\\":1}","password":"${password}"}`;
      expect((await admin.send("POST", "/admin/create-user", json, once)).status).toBe(400);
      const queried = await admin.get("/admin/list-users?limit=1&limit=2");
      expect([queried.status, await queried.json()]).toMatchObject([
        400,
        { detail: expect.stringMatching(/^limit: /) },
      ]);
    });

    test.each(["/admin/ban-user", "/admin/remove-user"])("to shut themselves out by %s", async (path) => {
      const own = await findUser(administrator.email);
      expect((await admin.post(path, { userId: own?.id })).status).toBe(400);
      expect((await admin.get("/admin/list-users")).status).toBe(200);
    });

    test("text that looks like SQL is only text", async () => {
      const response = await admin.get(
        `/admin/list-users?searchValue=${encodeURIComponent("'; DROP TABLE user; --")}`,
      );
      expect([response.status, await response.json()]).toMatchObject([200, { users: [], total: 0 }]);
      expect((await (await admin.get("/admin/list-users?searchValue=supervisor@")).json()).total).toBe(1);
    });
  });

  describe("what is for administrators", () => {
    test.each(adminPaths)("%s is closed to a supervisor and to a stranger", async (path) => {
      const visitor = await admit(house, supervisor);
      const before = await house.database.kysely.selectFrom("user").selectAll().execute();
      const words = buildRouteWords({ userId, sessionToken: "x" }).get(path) ?? {};
      const refused = await ask(visitor, path, words);
      expect([refused.status, await refused.json()]).toMatchObject([
        403,
        { code: "forbidden", detail: "This is for administrators." },
      ]);
      const stranger = await ask(createVisitor(house), path, words);
      expect([stranger.status, await stranger.json()]).toMatchObject([401, { code: "unauthenticated" }]);
      expect(await house.database.kysely.selectFrom("user").selectAll().execute()).toEqual(before);
      expect(await house.sessions.loadSession(visitor.headers())).not.toBeNull();
    });
  });

  describe("what the door says", () => {
    test("never holds a password or its hash, whichever address is asked", async () => {
      const account = { email: "watched@auxboard.example", password: "watched-horse-battery" };
      const made = await admin.post("/admin/create-user", { name: "Watched", ...account });
      const texts = [await made.text()];
      const id = JSON.parse(texts[0] ?? "").user.id;
      const visitor = await admit(house, account);
      const token = decodeURIComponent(visitor.jar.get("auxboard.session") ?? "").split(".")[0] ?? "";
      const words = buildRouteWords({ userId: id, sessionToken: token });
      // Those of the second factor have a proof of their own (two-factor.test.ts).
      const paths = [...authRoutes.keys()].filter((path) => !path.startsWith("/two-factor/"));
      expect([...words.keys()].sort()).toEqual(paths.sort());
      for (const [path, given] of words) {
        const response = await ask(admin, path, given);
        texts.push(await response.text(), JSON.stringify([...response.headers]));
        expect([path, response.status]).toEqual([path, 200]);
        expect(response.headers.get("cache-control")).toBe("private, no-store");
      }
      const accounts = await sql<{ password: string }>`select password from account`.execute(
        house.database.kysely,
      );
      const hashes = accounts.rows.map(({ password }) => password);
      expect(hashes.every((hash) => hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))).toBe(true);
      for (const secret of [...hashes, "argon2", "-horse-", house.secret])
        for (const text of texts) expect(text).not.toContain(secret);
      admin = await admit(house, administrator);
    });

    test("of a fault inside is an id for the log and nothing else", async () => {
      const { level } = log;
      log.level = "silent";
      for (const fault of [null, "secret words"]) {
        const mend = await failInserts(house.database, "user", fault);
        const response = await admin.post("/admin/create-user", {
          name: "X",
          email: "fault@auxboard.example",
          password: supervisor.password,
        });
        await mend();
        expect([response.status, await response.json()]).toMatchObject([
          500,
          { code: "unexpected", detail: expect.stringMatching(/^Look for [0-9a-f-]{36} in the log\.$/) },
        ]);
      }
      log.level = level;
    });
  });
});
