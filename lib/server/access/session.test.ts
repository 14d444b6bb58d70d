import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { log } from "@/lib/server/settings/log";
import { engines } from "@/lib/server/store/engines.stage";
import { fillDisk, forbidWrites } from "@/lib/server/store/store-fault.stage";
import { formatFlag } from "./account-values";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { type Limits, writeLimits } from "./scope";
import type { Viewer } from "./session";
import { spoiltCookies } from "./session.cases";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

const supervisor = { email: "supervisor@auxboard.example", password: "battery-horse-correct" };
const cookieName = "auxboard.session";
const unlimited = { scope: { operations: null, teams: null }, rights: [] };
const dayMs = 24 * 60 * 60_000;
// SQLite keeps what it is given; PostgreSQL takes times only.
const unreadable = {
  sqlite: ["2026-01-01T00:00:00.000Z", "never", ""],
  postgres: ["2026-01-01T00:00:00.000Z", "-infinity"],
};

describe.each(engines)("sessions on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let visitor: Visitor;
  let userId: string;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    const made = await admin.post("/admin/create-user", {
      name: "Supervisor",
      role: "supervisor",
      ...supervisor,
    });
    userId = (await made.json()).user.id;
  });

  afterAll(() => house.close());

  beforeEach(async () => {
    house.clock.aheadMs = 0;
    visitor = await admit(house, supervisor);
  });

  function load(cookie: string) {
    return house.sessions.loadSession(new Headers({ cookie }));
  }

  function sessionOf({ jar }: Visitor): string {
    return jar.get(cookieName) ?? "";
  }

  /** What a route that needs a session answers to this cookie. */
  async function knock(cookie: string | null): Promise<Response> {
    return createVisitor(house).post("/change-password", passwords, { cookie });
  }

  const passwords = { currentPassword: "never the right one", newPassword: "never to be kept" };

  async function expectEnded(cookie: string): Promise<void> {
    expect(await load(cookie)).toBeNull();
    expect((await knock(cookie)).status).toBe(401);
  }

  const clearing = "auxboard.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";

  describe("a session cookie", () => {
    test("names its person as the database knows them", async () => {
      expect(await load(`${cookieName}=${sessionOf(visitor)}`)).toEqual({
        userId,
        session: { id: expect.any(String), since: expect.any(Number) },
        email: supervisor.email,
        name: "Supervisor",
        role: "supervisor",
        ...unlimited,
      });
    });

    test("is found among others and their odd spaces", async () => {
      expect(await load(`a=1;  ${cookieName}=${sessionOf(visitor)} ;b="x; y"`)).toMatchObject({ userId });
      expect(await load(`x${cookieName}=1; ${cookieName}=${sessionOf(visitor)}`)).toMatchObject({ userId });
    });

    test("that is missing opens nothing, and there is none to clear", async () => {
      expect(await house.sessions.loadSession(new Headers())).toBeNull();
      const response = await knock(null);
      expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
      expect(await response.json()).toMatchObject({ code: "unauthenticated" });
    });

    test.each(spoiltCookies)("that is %s opens nothing and is cleared", async (_title, spoil) => {
      const cookie = `${cookieName}=${spoil(sessionOf(visitor), sessionOf(admin))}`;
      expect(await load(cookie)).toBeNull();
      const response = await knock(cookie);
      expect([response.status, response.headers.getSetCookie()]).toEqual([401, [clearing]]);
      expect(await response.json()).toMatchObject({ code: "unauthenticated" });
    });

    test("opens nothing whichever of its characters is changed", async () => {
      const value = sessionOf(visitor);
      for (let at = 0; at < value.length; at++) {
        const changed =
          value.slice(0, at) + String.fromCharCode(value.charCodeAt(at) ^ 1) + value.slice(at + 1);
        expect([at, await load(`${cookieName}=${changed}`)]).toEqual([at, null]);
      }
    });

    test.each([
      ["the same twice", (value: string) => [value, value]],
      ["a stranger's first", (value: string) => ["planted.AAAA", value]],
      ["a stranger's last", (value: string) => [value, "planted.AAAA"]],
      ["an empty one first", (value: string) => ["", value]],
    ])("that comes with a namesake opens nothing: %s", async (_title, pair) => {
      const cookie = pair(sessionOf(visitor))
        .map((value) => `${cookieName}=${value}`)
        .join("; ");
      await expectEnded(cookie);
      const response = await createVisitor(house).get("/get-session", { cookie });
      expect([response.status, await response.json()]).toEqual([200, null]);
    });

    test("of two people at once opens nobody's session", async () => {
      await expectEnded(`${cookieName}=${sessionOf(visitor)}; ${cookieName}=${sessionOf(admin)}`);
    });

    test("signed with another installation's secret opens nothing", async () => {
      const elsewhere = await openHouse({ engine });
      const stranger = await admit(elsewhere, administrator);
      const {
        token,
        userId: strangerId,
        expiresAt,
      } = await elsewhere.database.kysely.selectFrom("session").selectAll().executeTakeFirstOrThrow();
      expect(strangerId).not.toBe(userId);
      // Even where the very token is a session of ours.
      await house.database.kysely
        .updateTable("session")
        .set({ token, expiresAt })
        .where("userId", "=", userId)
        .where("token", "=", tokenOf(visitor))
        .execute();
      await expectEnded(`${cookieName}=${sessionOf(stranger)}`);
      await elsewhere.close();
    });
  });

  function tokenOf(of: Visitor): string {
    return decodeURIComponent(sessionOf(of)).split(".")[0] ?? "";
  }

  async function endSession(of: Visitor, expiresAt: string): Promise<void> {
    await house.database.kysely
      .updateTable("session")
      .set({ expiresAt })
      .where("token", "=", tokenOf(of))
      .execute();
  }

  describe("a session that has ended answers 401 at the next request", () => {
    test("at the very second of its end, and not before", async () => {
      const cookie = visitor.headers();
      for (const day of [6, 12, 18, 24, 30 - 1 / 24 / 60]) {
        house.clock.aheadMs = day * dayMs;
        expect(await house.sessions.loadSession(cookie)).toMatchObject({ userId });
      }
      house.clock.aheadMs = 30 * dayMs;
      expect(await house.sessions.loadSession(cookie)).toBeNull();
      expect((await visitor.post("/change-password", passwords)).status).toBe(401);
    });

    test.each(unreadable[engine])("with its end written as %j", async (end) => {
      await endSession(visitor, end);
      await expectEnded(`${cookieName}=${sessionOf(visitor)}`);
    });

    test.each([
      ["revoked", () => admin.post("/admin/revoke-user-session", { sessionToken: tokenOf(visitor) })],
      ["revoked with all of its person's", () => admin.post("/admin/revoke-user-sessions", { userId })],
      ["its person disabled", () => admin.post("/admin/ban-user", { userId, banReason: "left" })],
      [
        "its person's password set by an administrator",
        () => admin.post("/admin/set-user-password", { userId, newPassword: supervisor.password }),
      ],
      ["signed out", () => visitor.post("/sign-out")],
    ])("%s", async (_title, end) => {
      const cookie = `${cookieName}=${sessionOf(visitor)}`;
      expect(await load(cookie)).toMatchObject({ userId });
      expect((await end()).status).toBe(200);
      await expectEnded(cookie);
      await admin.post("/admin/unban-user", { userId });
      expect(await load(cookie)).toBeNull();
    });

    test("its person removed", async () => {
      const account = { email: "leaver@auxboard.example", password: "battery-horse-correct" };
      const made = await admin.post("/admin/create-user", { name: "Leaver", ...account });
      const leaver = await admit(house, account);
      const { user } = await made.json();
      expect((await admin.post("/admin/remove-user", { userId: user.id })).status).toBe(200);
      await expectEnded(`${cookieName}=${sessionOf(leaver)}`);
      expect((await createVisitor(house).signIn(account)).status).toBe(401);
    });

    test("signing out is not answered as if it were done where it could not be written", async () => {
      const mend = await forbidWrites(house.database, house.databaseUrl);
      log.level = "silent";
      const response = await visitor.post("/sign-out");
      log.level = "info";
      await mend();
      expect([response.status, await response.json()]).toMatchObject([503, { code: "store-unavailable" }]);
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ userId });
    });

    test("signing in on a full disk is refused as that, who is signed in stays, and it goes on by itself", async () => {
      const mend = await fillDisk(house.database, "session");
      log.level = "silent";
      const statuses: number[] = [];
      // SQLite finds room in its last pages for a while.
      while (statuses.length < 50 && !statuses.includes(507))
        statuses.push((await createVisitor(house).post("/sign-in/email", supervisor)).status);
      log.level = "info";
      expect(statuses.slice(0, -1).filter((status) => status !== 200)).toEqual([]);
      expect(statuses.at(-1)).toBe(507);
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ userId });
      await mend();
      await admit(house, supervisor);
    });

    test("signing out clears the cookie and leaves the person's other browsers alone", async () => {
      const other = await admit(house, supervisor);
      const response = await visitor.post("/sign-out");
      expect(response.headers.getSetCookie()).toContain(clearing);
      expect(visitor.jar.has(cookieName)).toBe(false);
      expect(await house.sessions.loadSession(other.headers())).toMatchObject({ userId });
    });

    test("a changed password ends every session but the one that changed it, which goes on under a new cookie", async () => {
      const other = await admit(house, supervisor);
      const before = sessionOf(visitor);
      const words = { currentPassword: supervisor.password, newPassword: "a brand new secret" };
      expect((await visitor.post("/change-password", words)).status).toBe(200);
      await expectEnded(`${cookieName}=${before}`);
      await expectEnded(`${cookieName}=${sessionOf(other)}`);
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ userId });
      await admin.post("/admin/set-user-password", { userId, newPassword: supervisor.password });
    });
  });

  describe("an account that is disabled for a time", () => {
    async function set(isBanned: boolean, banExpires: string | null): Promise<void> {
      const banned = formatFlag(house.database, isBanned);
      await house.database.kysely
        .updateTable("user")
        .set({ banned, banExpires })
        .where("id", "=", userId)
        .execute();
    }

    test.each([
      ["for ever", true, () => null, false],
      ["until tomorrow", true, (now: number) => now + dayMs, false],
      ["until yesterday", true, (now: number) => now - dayMs, true],
      ["no longer", false, (now: number) => now + dayMs, true],
    ])("%s", async (_title, banned, end, opens) => {
      const until = end(house.now());
      await set(banned, until === null ? null : new Date(until).toISOString());
      const viewer = await house.sessions.loadSession(visitor.headers());
      await set(false, null);
      expect(viewer !== null).toBe(opens);
    });

    test.runIf(engine === "sqlite")("stays disabled where the end cannot be read", async () => {
      await set(true, "someday");
      const viewer = await house.sessions.loadSession(visitor.headers());
      await set(false, null);
      expect(viewer).toBeNull();
    });
  });

  describe("a role that changes while its person is signed in", () => {
    async function setRole(role: string): Promise<void> {
      expect((await admin.post("/admin/set-role", { userId, role })).status).toBe(200);
    }

    test("counts from the next request, up and down", async () => {
      expect((await visitor.get("/admin/list-users")).status).toBe(403);
      await setRole("administrator");
      expect((await visitor.get("/admin/list-users")).status).toBe(200);
      await setRole("supervisor");
      const response = await visitor.get("/admin/list-users");
      expect([response.status, await response.json()]).toMatchObject([403, { code: "forbidden" }]);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ role: "supervisor" });
    });

    test.each([
      ["supervisor,administrator", "administrator"],
      ["supervisor", "supervisor"],
      ["viewer", "viewer"],
      ["Administrator", null],
      ["admin", null],
      ["", null],
      [null, null],
    ])("written as %j is read as %j", async (text, role) => {
      const { kysely } = house.database;
      await kysely.updateTable("user").set({ role: text }).where("id", "=", userId).execute();
      const viewer = await house.sessions.loadSession(visitor.headers());
      await kysely.updateTable("user").set({ role: "supervisor" }).where("id", "=", userId).execute();
      expect(viewer?.role ?? null).toBe(role);
    });
  });

  test("asks the embedded database nothing while nothing is committed, and a server each time", async () => {
    const asked = vi.spyOn(house.database.kysely, "executeQuery");
    const headers = visitor.headers();
    const first = await house.sessions.loadSession(headers);
    expect(await house.sessions.loadSession(headers)).toEqual(first);
    house.clock.aheadMs = 8 * dayMs;
    // Its time is up all the same.
    expect(await house.sessions.loadSession(headers)).toBeNull();
    expect(asked).toHaveBeenCalledTimes(engine === "sqlite" ? 1 : 3);
    asked.mockRestore();
  });

  describe("what limits a person", () => {
    async function limit(limits: Limits): Promise<Viewer | null> {
      const { kysely } = house.database;
      await kysely.deleteFrom("person").execute();
      await kysely
        .insertInto("person")
        .values({ user_id: userId, ...writeLimits(limits) })
        .execute();
      return house.sessions.loadSession(visitor.headers());
    }

    afterEach(async () => {
      await house.database.kysely.deleteFrom("person").execute();
    });

    test("counts from the next request, and each part by itself", async () => {
      const some: Limits = { scope: { operations: ["norte"], teams: null }, rights: ["dni"] };
      expect(await limit(some)).toMatchObject(some);
      const none: Limits = { scope: { operations: null, teams: [] }, rights: [] };
      expect(await limit(none)).toMatchObject(none);
    });

    test("limits no administrator's sight", async () => {
      expect((await admin.post("/admin/set-role", { userId, role: "administrator" })).status).toBe(200);
      const viewer = await limit({ scope: { operations: [], teams: [] }, rights: [] });
      expect(viewer).toMatchObject({ role: "administrator", ...unlimited });
      expect((await admin.post("/admin/set-role", { userId, role: "supervisor" })).status).toBe(200);
    });

    test.each(["", "null", "{}", "[1]", "[null]"])("opens nothing where it reads %j", async (text) => {
      await limit({ scope: { operations: null, teams: ["a"] }, rights: [] });
      const { kysely } = house.database;
      await kysely.updateTable("person").set({ teams: text }).execute();
      await expect(house.sessions.loadSession(visitor.headers())).rejects.toThrow();
    });
  });

  describe("our reader of sessions and better-auth's own", () => {
    async function ask(headers: Headers) {
      const [ours, theirs] = [
        await house.sessions.loadSession(headers),
        await house.auth.api.getSession({ headers }),
      ];
      const { user, session } = theirs ?? {};
      return {
        ours,
        theirs: user
          ? {
              ...{
                userId: user.id,
                session: { id: session?.id, since: session?.createdAt.getTime() },
                email: user.email,
                name: user.name,
              },
              ...{ role: user.role, ...unlimited },
            }
          : null,
      };
    }

    async function expectAgreement(headers: Headers, isOpen: boolean): Promise<void> {
      const { ours, theirs } = await ask(headers);
      expect(ours).toEqual(theirs);
      expect(ours !== null).toBe(isOpen);
    }

    test("agree on a fresh session of either role", async () => {
      await expectAgreement(visitor.headers(), true);
      await expectAgreement(admin.headers(), true);
    });

    test("agree on one that is not to be remembered", async () => {
      const guest = createVisitor(house);
      const response = await guest.post("/sign-in/email", { ...supervisor, rememberMe: false });
      const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${cookieName}=`));
      expect(line).not.toContain("Max-Age");
      await expectAgreement(guest.headers(), true);
    });

    test("agree on nobody", () => expectAgreement(new Headers(), false));

    test("agree on an expired one", async () => {
      await endSession(visitor, "2026-01-01T00:00:00.000Z");
      await expectAgreement(visitor.headers(), false);
    });

    test("agree on one that was signed out", async () => {
      const headers = visitor.headers();
      await visitor.post("/sign-out");
      await expectAgreement(headers, false);
    });

    test.each(spoiltCookies)("agree on one that is %s", async (_title, spoil) => {
      const cookie = `${cookieName}=${spoil(sessionOf(visitor), sessionOf(admin))}`;
      await expectAgreement(new Headers({ cookie }), false);
    });

    test("and ours writes nothing to one that was used a moment ago, nor to one that has ended", async () => {
      await endSession(visitor, "2026-01-01T00:00:00.000Z");
      const listAll = async () => [
        await house.database.kysely.selectFrom("session").selectAll().orderBy("token").execute(),
        await house.database.kysely.selectFrom("user").selectAll().orderBy("id").execute(),
      ];
      const before = await listAll();
      await house.sessions.loadSession(visitor.headers());
      await house.sessions.loadSession(admin.headers());
      expect(await listAll()).toEqual(before);
    });
  });
});
