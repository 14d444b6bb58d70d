import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse, openStage } from "@/lib/server/access/auth-door.stage";
import { admit, createVisitor, type Visitor } from "@/lib/server/access/visitor.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { linkLifeMs } from "./one-time-link";
import { personChange, personDraft } from "./person-draft";

const everything = { operations: null, teams: null };
const password = "battery-horse-correct";
const addressOf = (secret: string) => `https://aux.example.com/invitation/${secret}`;

describe.each(engines)("people on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let adminId: string;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    adminId = (await house.sessions.loadSession(admin.headers()))?.userId ?? "";
  });

  beforeEach(() => {
    house.clock.aheadMs = 0;
  });

  afterAll(() => house.close());

  function draft(words: object = {}) {
    const email = `${crypto.randomUUID()}@auxboard.example`;
    return personDraft.parse({ email, name: "Ana Ruiz", role: "supervisor", scope: everything, ...words });
  }

  async function invite(words: object = {}) {
    const given = draft(words);
    const made = await house.people.invite(given, addressOf);
    return { ...made, email: given.email, secret: made.invitation.split("/").at(-1) ?? "" };
  }

  async function inviteAndAccept(words: object = {}) {
    const invited = await invite(words);
    await house.people.spendLink(invited.secret, { password });
    return invited;
  }

  /** Leaves the first administrator as the only one. */
  async function removeOtherAdministrators() {
    for (const { id, role } of await house.people.list())
      if (role === "administrator" && id !== adminId) await house.people.remove(id, adminId);
  }

  describe("an invitation", () => {
    test("makes an account that can be used once its owner has chosen a password", async () => {
      const scope = { operations: ["default"], teams: ["a", "b"] };
      const { id, secret, email, invitation, endsAt } = await invite({
        email: "Eva@Auxboard.example",
        scope,
      });
      expect(invitation).toMatch(/^https:\/\/aux\.example\.com\/invitation\/[\w-]{43}$/);
      expect(await house.people.find(id)).toEqual({
        ...{ id, email: "eva@auxboard.example", name: "Ana Ruiz", role: "supervisor", scope, rights: [] },
        ...{ status: "invited", twoFactor: false, lastSignIn: null, link: { purpose: "invitation", endsAt } },
      });
      expect((await createVisitor(house).signIn({ email, password })).status).toBe(401);
      expect(await house.people.openLink(secret)).toMatchObject({ purpose: "invitation", name: "Ana Ruiz" });
      await house.people.spendLink(secret, { name: "Eva Ruiz", password });
      const visitor = await admit(house, { email, password });
      expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({
        ...{ userId: id, name: "Eva Ruiz", role: "supervisor", scope },
      });
      expect(await house.people.find(id)).toMatchObject({
        ...{ status: "active", link: null, lastSignIn: expect.stringMatching(/Z$/) },
      });
    });

    test("is kept as a hash, which opens nothing", async () => {
      const { secret } = await invite();
      const kept = await house.database.kysely.selectFrom("one_time_link").selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(secret);
      for (const { hash } of kept)
        await expect(house.people.openLink(hash)).rejects.toMatchObject({ code: "not-found" });
    });

    test.each(["A".repeat(43), "", "x", "%00", "../people"])("%j never was one", async (secret) => {
      await expect(house.people.openLink(secret)).rejects.toMatchObject({ code: "not-found" });
      await expect(house.people.spendLink(secret, { password })).rejects.toMatchObject({ code: "not-found" });
    });

    test("works once for ten who open it together, as two processes", async () => {
      const { secret, email } = await invite();
      const other = await openStage({ databaseUrl: house.databaseUrl });
      const tries = Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? other : house).people.spendLink(secret, { password: `${password}-${at}` }).then(
          () => at,
          (error) => error.code,
        ),
      );
      const results = await Promise.all(tries);
      const [winner, ...others] = results.filter((result) => typeof result === "number");
      expect(others).toEqual([]);
      expect(results.filter((result) => result === "gone")).toHaveLength(9);
      await admit(house, { email, password: `${password}-${winner}` });
      await other.close();
    });

    test.each([
      ["used", ({ secret }: { secret: string; id: string }) => house.people.spendLink(secret, { password })],
      ["replaced", ({ id }: { id: string }) => house.people.renewLink(id, addressOf)],
      ["withdrawn", ({ id }: { id: string }) => house.people.withdrawLink(id)],
      ["of a disabled account", ({ id }: { id: string }) => house.people.disable(id, noBan, adminId)],
      ["of a removed account", ({ id }: { id: string }) => house.people.remove(id, adminId)],
      ["a week old", async () => (house.clock.aheadMs = linkLifeMs.invitation)],
    ])("is gone once it is %s", async (_title, end) => {
      const invited = await invite();
      await end(invited);
      const refused = { code: "gone" };
      await expect(house.people.openLink(invited.secret)).rejects.toMatchObject(refused);
      await expect(house.people.spendLink(invited.secret, { password })).rejects.toMatchObject(refused);
    });

    test("is not withdrawn once its time has passed, and stays gone when the clock is set back", async () => {
      const { id, secret } = await invite();
      house.clock.aheadMs = linkLifeMs.invitation;
      await expect(house.people.withdrawLink(id)).rejects.toMatchObject({ code: "not-found" });
      house.clock.aheadMs = 0;
      await expect(house.people.openLink(secret)).rejects.toMatchObject({ code: "gone" });
    });

    test("stays good where the password is refused", async () => {
      const { secret, email } = await invite();
      const ofName = ["ana ruiz 1", "AnaRuiz2026!", "ruiz-ana-1985"];
      for (const weak of ["password123", "1234567890", "          ", ...ofName, email.split("-")[0] ?? ""])
        await expect(house.people.spendLink(secret, { password: weak })).rejects.toMatchObject({
          code: "invalid-parameter",
          message: expect.stringMatching(/^password: /),
        });
      await house.people.spendLink(secret, { password: "   a blank before  " });
      await admit(house, { email, password: "   a blank before  " });
    });

    test("of an e-mail that is here already makes nothing, however many ask at once", async () => {
      const given = draft();
      const made = await Promise.allSettled(
        Array.from({ length: 6 }, () => house.people.invite(given, addressOf)),
      );
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of made)
        if (result.status === "rejected")
          expect(result.reason).toMatchObject({
            code: "invalid-parameter",
            message: expect.stringMatching(/^email: /),
          });
    });
  });

  test("whoever is disabled until an instant is active from then on, before they sign in too", async () => {
    const { id } = await inviteAndAccept();
    await house.people.disable(id, { reason: null, untilMs: house.now() + 60_000 }, adminId);
    expect((await house.people.find(id)).status).toBe("disabled");
    await expect(house.people.renewLink(id, addressOf)).rejects.toMatchObject({ code: "conflict" });
    house.clock.aheadMs += 60_001;
    expect((await house.people.find(id)).status).toBe("active");
    expect(await house.people.renewLink(id, addressOf)).toMatchObject({ purpose: "reset" });
  });

  describe("a new password by link", () => {
    test("ends every session of its owner, and lasts a day", async () => {
      const { id, email } = await inviteAndAccept();
      const visitor = await admit(house, { email, password });
      const { invitation, purpose, endsAt } = await house.people.renewLink(id, addressOf);
      expect([purpose, Date.parse(endsAt) - house.now()]).toEqual(["reset", expect.closeTo(86_400_000, -4)]);
      const secret = invitation.split("/").at(-1) ?? "";
      await house.people.spendLink(secret, { name: "Somebody else", password: "another-horse-battery" });
      expect(await house.sessions.loadSession(visitor.headers())).toBeNull();
      expect((await house.people.find(id)).name).toBe("Ana Ruiz");
      expect((await createVisitor(house).signIn({ email, password })).status).toBe(401);
      await admit(house, { email, password: "another-horse-battery" });
      const later = await house.people.renewLink(id, addressOf);
      house.clock.aheadMs = linkLifeMs.reset;
      const old = later.invitation.split("/").at(-1) ?? "";
      await expect(house.people.openLink(old)).rejects.toMatchObject({ code: "gone" });
    });

    test("is not made for who is disabled or nobody", async () => {
      const { id } = await inviteAndAccept();
      await house.people.disable(id, noBan, adminId);
      await expect(house.people.renewLink(id, addressOf)).rejects.toMatchObject({ code: "conflict" });
      await expect(house.people.renewLink("nobody", addressOf)).rejects.toMatchObject({ code: "not-found" });
      await expect(house.people.withdrawLink("nobody")).rejects.toMatchObject({ code: "not-found" });
    });
  });

  describe("a change", () => {
    test("acts at the next request, and leaves what it does not name", async () => {
      const scope = { operations: null, teams: ["a"] };
      const { id, email } = await inviteAndAccept({ scope, rights: ["dni"] });
      const visitor = await admit(house, { email, password });
      const load = () => house.sessions.loadSession(visitor.headers());
      await house.people.change(id, { role: "viewer" }, adminId);
      expect(await load()).toMatchObject({ role: "viewer", scope, rights: ["dni"] });
      await house.people.change(id, { rights: [], name: "Otra" }, adminId);
      expect(await load()).toMatchObject({ role: "viewer", scope, rights: [], name: "Otra" });
      await house.people.change(id, { role: "administrator" }, adminId);
      expect(await load()).toMatchObject({ scope: everything });
      await house.people.change(id, { role: "supervisor" }, adminId);
      expect(await load()).toMatchObject({ scope });
      await house.people.change(id, { disabled: true }, adminId);
      expect(await load()).toBeNull();
      expect((await createVisitor(house).signIn({ email, password })).status).toBe(401);
      await house.people.change(id, { disabled: false }, adminId);
      expect(await load()).toBeNull();
      await admit(house, { email, password });
    });

    test("of nobody is told", async () => {
      await expect(house.people.change("nobody", {}, adminId)).rejects.toMatchObject({ code: "not-found" });
      await expect(house.people.remove("nobody", adminId)).rejects.toMatchObject({ code: "not-found" });
    });

    test("removes all that is kept of a person", async () => {
      const { id, email } = await inviteAndAccept();
      const visitor = await admit(house, { email, password });
      await house.people.remove(id, adminId);
      expect(await house.sessions.loadSession(visitor.headers())).toBeNull();
      const { kysely } = house.database;
      for (const rows of [
        await kysely.selectFrom("person").select("user_id").where("user_id", "=", id).execute(),
        await kysely.selectFrom("session").select("id").where("userId", "=", id).execute(),
        await kysely.selectFrom("account").select("id").where("userId", "=", id).execute(),
      ])
        expect(rows).toEqual([]);
    });
  });

  describe("the last administrator", () => {
    const change =
      (words: object) =>
      (id: string, by: string, at = house) =>
        at.people.change(id, personChange.parse(words), by);
    const ways = {
      demoted: change({ role: "viewer" }),
      disabled: change({ disabled: true }),
      removed: (id: string, by: string, at = house) => at.people.remove(id, by),
      banned: (id: string, by: string, at = house) => at.people.disable(id, noBan, by),
    };

    test.each(Object.entries(ways))("is not %s, by nobody", async (_title, way) => {
      await removeOtherAdministrators();
      // Who was invited has not come, and cannot take over.
      const { id } = await invite({ role: "administrator" });
      await expect(way(adminId, id)).rejects.toMatchObject({ code: "conflict" });
      await expect(way(adminId, adminId)).rejects.toMatchObject({
        code: expect.stringMatching(/conflict|invalid-parameter/),
      });
      expect(await house.sessions.loadSession(admin.headers())).toMatchObject({ role: "administrator" });
    });

    test("remains whatever is asked at once, as two processes", async () => {
      await removeOtherAdministrators();
      const other = await openStage({ databaseUrl: house.databaseUrl });
      const ids = [adminId];
      while (ids.length < 6) ids.push((await inviteAndAccept({ role: "administrator" })).id);
      const kinds = Object.values(ways);
      await Promise.allSettled(
        ids.map((id, at) => kinds[at % kinds.length]?.(id, ids[(at + 1) % 6] ?? "", at % 2 ? other : house)),
      );
      await other.close();
      const left = (await house.people.list()).filter(
        ({ role, status }) => role === "administrator" && status === "active",
      );
      expect(left).toHaveLength(1);
      // For the tests that follow.
      adminId = left[0]?.id ?? "";
      const { email = "" } = left[0] ?? {};
      admin = await admit(house, email === administrator.email ? administrator : { email, password });
    });

    test.each([
      ["/admin/set-role", { role: "supervisor" }, 409],
      ["/admin/set-role", { role: "viewer" }, 409],
      ["/admin/ban-user", {}, 400],
      ["/admin/ban-user", { banExpiresIn: 60 }, 400],
      ["/admin/remove-user", {}, 400],
    ])("stays one through %s", async (path, words, status) => {
      await removeOtherAdministrators();
      expect((await admin.post(path, { userId: adminId, ...words })).status).toBe(status);
      expect(await house.sessions.loadSession(admin.headers())).toMatchObject({ role: "administrator" });
    });
  });
});

const noBan = { reason: null, untilMs: null };

describe("a new person's words", () => {
  const words = { email: "a@auxboard.example", name: "A", role: "viewer", scope: everything };

  test.each([
    [{ scope: undefined }, "scope"],
    [{ scope: null }, "scope"],
    [{ scope: { operations: null } }, "scope.teams"],
    [{ scope: { ...everything, agents: [] } }, "scope"],
    [{ scope: { operations: ["a\0"], teams: null } }, "scope.operations.0"],
    [{ scope: { operations: Array(501).fill("a"), teams: null } }, "scope.operations"],
    [{ rights: ["everything"] }, "rights.0"],
    [{ role: "admin" }, "role"],
    [{ role: ["viewer"] }, "role"],
    [{ email: "demo@auxboard.example" }, "email"],
    [{ name: "\u202e" }, "name"],
    [{ banned: true }, ""],
  ])("%j is refused", (given, path) => {
    const { error } = personDraft.safeParse({ ...words, ...given });
    expect(error?.issues[0]?.path.join(".")).toBe(path);
  });

  test("an administrator needs no scope", () => {
    const { scope: _, ...rest } = words;
    expect(personDraft.parse({ ...rest, role: "administrator" })).toMatchObject({ scope: everything });
  });
});
