import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "@/lib/server/store/backup.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { checkTrail, trailSecret } from "@/lib/server/trail/trail.stage";
import { administrator, type DoorStage, openHouse } from "../auth-door.stage";
import { admit, createVisitor, type Visitor } from "../visitor.stage";
import { codeOf } from "./one-time-code.stage";

const password = "battery-horse-correct";

describe.each(engines)("the second factor on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let account: { email: string; password: string };
  let visitor: Visitor;
  let address: string;
  let codes: string[];

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
  });

  beforeEach(async () => {
    account = { email: `${crypto.randomUUID()}@auxboard.example`, password };
    await admin.post("/admin/create-user", { name: "Ana Ruiz", ...account });
    visitor = await admit(house, account);
    const answer = await (await visitor.post("/two-factor/enable", { password })).json();
    ({ totpURI: address, backupCodes: codes } = answer);
    expect(
      (await visitor.post("/two-factor/verify-totp", { code: codeOf(address, Date.now()) })).status,
    ).toBe(200);
  });

  afterAll(() => house.close());

  describe("is taken off by a command", () => {
    const command = (...words: string[]) => run("two-factor-off", house.databaseUrl, words);
    const lastEntry = () =>
      house.database.kysely
        .selectFrom("trail_entry")
        .selectAll()
        .orderBy("seq", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();

    beforeEach(async () => {
      await house.trail.begin();
      // The stage signs its trail with another secret than its sessions.
      await house.database.kysely.updateTable("app_secret").set({ value: trailSecret }).execute();
      const { id = "" } = (await findPerson()) ?? {};
      await house.people.change(id, { role: "administrator" }, "");
    });

    test("while the server runs: the sessions end, the password suffices, and the trail says so", async () => {
      const before = await lastEntry();
      const told = await command(account.email);
      expect(told).toMatchObject({ code: 0, output: expect.stringContaining("Nothing was done yet") });
      expect(told.output).toContain(`two-factor off ${account.email}, ends 1 session of`);
      expect([(await findPerson())?.twoFactor, await lastEntry()]).toEqual([true, before]);

      const done = await command(` ${account.email.toUpperCase()}`, "--yes");
      expect(done).toMatchObject({ code: 0, output: expect.stringContaining("Two-factor is off for") });
      const entry = await lastEntry();
      expect(await load(visitor)).toBeNull();
      expect(await load(admin)).toMatchObject({ email: administrator.email });
      expect(await findPerson()).toMatchObject({ twoFactor: false });
      expect(await load(await admit(house, account))).toMatchObject({ role: "administrator" });
      expect(entry).toMatchObject({ what: "two-factor", who: null, seq: before.seq + 1 });
      expect(JSON.parse(entry.detail)).toMatchObject({
        ...{ done: "taken-off", account: account.email, by: "command" },
      });
      await house.trail.append({ who: null, what: "sign-out", address: "unknown" });
      expect((await checkTrail(house.database)).fault).toBeNull();

      const again = await command(account.email, "--yes");
      expect(again).toMatchObject({ code: 1, output: expect.stringContaining("has no two-factor") });
    });

    test("not while somebody else writes without end", async () => {
      const before = await lastEntry();
      const said = await house.database.kysely.transaction().execute(async (trx) => {
        await trx
          .updateTable("trail_mark")
          .set((eb) => ({ seq: eb.ref("seq") }))
          .execute();
        return command(account.email, "--yes");
      });
      expect(said).toMatchObject({ code: 1, output: expect.stringContaining("Nothing was changed.") });
      expect([(await findPerson())?.twoFactor, await lastEntry()]).toEqual([true, before]);
    });

    test("of nobody, no other role, no disabled account and no foreign trail", async () => {
      const before = await lastEntry();
      const { id = "" } = (await findPerson()) ?? {};
      const refused = async (words: string[], why: string) => {
        expect(await command(...words)).toMatchObject({ code: 1, output: expect.stringContaining(why) });
        expect([(await findPerson())?.twoFactor, await lastEntry()]).toEqual([true, before]);
      };
      await refused([], "Say whose");
      await refused([account.email, "other@auxboard.example"], "Say whose");
      await refused(["nobody@auxboard.example", "--yes"], "Nobody here has this e-mail");
      await house.people.change(id, { role: "supervisor" }, "");
      await refused([account.email, "--yes"], "is no administrator");
      await house.people.change(id, { role: "administrator", disabled: true }, "");
      await refused([account.email, "--yes"], "is disabled");
      await house.people.change(id, { disabled: false }, "");
      await house.database.kysely.updateTable("app_secret").set({ value: "another" }).execute();
      await refused([account.email, "--yes"], "not signed with the secret of this environment");
    });
  });

  function load(of: Visitor) {
    return house.sessions.loadSession(of.headers());
  }

  /** Somebody who has given the right password, and is asked for the code. */
  async function comeHalfway(): Promise<Visitor> {
    const coming = createVisitor(house);
    const response = await coming.signIn(account);
    expect([response.status, await response.json()]).toMatchObject([200, { twoFactorRedirect: true }]);
    expect(coming.jar.has("auxboard.session")).toBe(false);
    expect(await load(coming)).toBeNull();
    return coming;
  }

  async function findPerson() {
    return (await house.people.list()).find(({ email }) => email === account.email);
  }

  test("is asked for at the next sign-in, and the session that set it up goes on", async () => {
    expect(await load(visitor)).toMatchObject({ email: account.email });
    expect(await findPerson()).toMatchObject({ twoFactor: true });
    const coming = await comeHalfway();
    const wrong = await coming.post("/two-factor/verify-totp", { code: "000000" });
    expect([wrong.status, (await wrong.json()).code]).toEqual([401, "unauthenticated"]);
    expect(await load(coming)).toBeNull();
    const right = await coming.post("/two-factor/verify-totp", { code: codeOf(address, Date.now()) });
    expect([right.status, right.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(await load(coming)).toMatchObject({ email: account.email });
  });

  test("is not asked for before it was confirmed with a code", async () => {
    const other = { email: `${crypto.randomUUID()}@auxboard.example`, password };
    await admin.post("/admin/create-user", { name: "Otra", ...other });
    const unsure = await admit(house, other);
    expect((await unsure.post("/two-factor/enable", { password })).status).toBe(200);
    await admit(house, other);
  });

  test("may be a recovery code, once", async () => {
    expect(codes.length).toBeGreaterThanOrEqual(8);
    const first = await comeHalfway();
    expect((await first.post("/two-factor/verify-backup-code", { code: codes[0] })).status).toBe(200);
    expect(await load(first)).toMatchObject({ email: account.email });
    const second = await comeHalfway();
    expect((await second.post("/two-factor/verify-backup-code", { code: codes[0] })).status).toBe(401);
    const copied = codes[1]?.toUpperCase().replace("-", "");
    expect((await second.post("/two-factor/verify-backup-code", { code: copied })).status).toBe(200);
    expect(await load(second)).toMatchObject({ email: account.email });
  });

  test("is not found by guessing: strangers are limited as with passwords, and the owner is not kept out", async () => {
    const statuses: number[] = [];
    const words: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      // Another address each time: the account is counted too.
      const coming = createVisitor(house, { "x-forwarded-for": `198.51.100.${round}` });
      statuses.push((await coming.signIn(account)).status);
      for (let at = 0; at < 7; at += 1) {
        const code = String(100_000 + round * 10 + at);
        const answer = await coming.post("/two-factor/verify-totp", { code });
        statuses.push(answer.status);
        words.push((await answer.json()).detail);
      }
      // The right one comes too late for this sign-in.
      const late = await coming.post("/two-factor/verify-totp", { code: codeOf(address, Date.now()) });
      expect(late.status).toBeGreaterThanOrEqual(400);
      expect(await load(coming)).toBeNull();
    }
    expect(words.filter((text) => text.startsWith("The code is wrong")).length).toBeLessThanOrEqual(8);
    expect(words.filter((text) => text.startsWith("Begin the sign-in again")).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5);
    await visitor.post("/sign-out");
    expect((await visitor.signIn(account)).status).toBe(200);
    // Of another moment: the one of now was tried above.
    const code = codeOf(address, Date.now() + 30_000);
    expect((await visitor.post("/two-factor/verify-totp", { code })).status).toBe(200);
    expect(await load(visitor)).toMatchObject({ email: account.email });
  });

  test("the right password alone makes no place known to the account", async () => {
    const places = () => house.database.kysely.selectFrom("sign_in_place").select("place").execute();
    const before = (await places()).length;
    const coming = createVisitor(house, { "x-forwarded-for": "203.0.113.9" });
    expect((await coming.signIn(account)).status).toBe(200);
    expect(await places()).toHaveLength(before);
    expect([...coming.jar.keys()].filter((name) => name.includes("device"))).toEqual([]);
  });

  test("a code is taken once, whoever tells it second", async () => {
    const [first, second] = [await comeHalfway(), await comeHalfway()];
    const code = codeOf(address, Date.now());
    const answers = await Promise.all(
      [first, second].map((coming) => coming.post("/two-factor/verify-totp", { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test("is noted: on, the password that waits for a code, wrong codes, recovery codes, and off", async () => {
    const coming = await comeHalfway();
    await coming.post("/two-factor/verify-totp", { code: "000000" });
    await coming.post("/two-factor/verify-backup-code", { code: codes[0] });
    await coming.post("/two-factor/disable", { password });
    const rows = await house.database.kysely
      .selectFrom("trail_entry")
      .select(["what", "detail"])
      .where("who", "=", account.email)
      .orderBy("seq")
      .execute();
    expect(rows.map(({ what, detail }) => [what, JSON.parse(detail)])).toEqual([
      ["sign-in", {}],
      ["two-factor", { done: "begin" }],
      ["two-factor", { done: "on" }],
      ["two-factor", { done: "asked" }],
      ["sign-in-failed", { why: "wrong-code", by: "code" }],
      ["sign-in", { by: "recovery-code" }],
      ["two-factor", { done: "off" }],
    ]);
  });

  test("switched on ends the other sessions, and lets its own last no longer than before", async () => {
    const other = { email: `${crypto.randomUUID()}@auxboard.example`, password };
    await admin.post("/admin/create-user", { name: "Otra", ...other });
    const [left, mine] = [await admit(house, other), createVisitor(house)];
    await mine.post("/sign-in/email", { ...other, rememberMe: false });
    const { userId = "", session } = (await load(mine)) ?? {};
    const lives = (id?: string) =>
      house.database.kysely
        .selectFrom("session")
        .select(["createdAt", "expiresAt"])
        .where("userId", "=", userId)
        .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
        .execute();
    const before = await lives(session?.id);
    const { totpURI } = await (await mine.post("/two-factor/enable", { password })).json();
    await mine.post("/two-factor/verify-totp", { code: codeOf(totpURI, Date.now()) });
    expect(await load(left)).toBeNull();
    expect(await load(mine)).toMatchObject({ email: other.email, twoFactor: "on" });
    expect(await lives()).toEqual(before);
    expect((await load(mine))?.session?.since).toBe(session?.since);
    await mine.post("/two-factor/disable", { password });
    expect(await lives()).toEqual(before);
    expect((await mine.post("/two-factor/verify-backup-code", { code: "aaaaa-bbbbb" })).status).toBe(409);
  });

  describe("demanded of everybody", () => {
    let other: Visitor;

    beforeEach(async () => {
      const without = { email: `${crypto.randomUUID()}@auxboard.example`, password };
      await admin.post("/admin/create-user", { name: "Sin nada", ...without });
      other = await admit(house, without);
      await house.people.demandTwoFactor({ ...(await mustLoad(visitor)), role: "administrator" }, true);
    });

    afterEach(async () => {
      await house.people.demandTwoFactor(await mustLoadAny(visitor), false);
      expect(await load(other)).not.toBeNull();
    });

    async function mustLoad(of: Visitor) {
      const found = await load(of);
      if (!found) throw new Error("nobody is signed in");
      return found;
    }

    async function mustLoadAny(of: Visitor) {
      const found = await house.sessions.loadAnySession(of.headers());
      if (!found) throw new Error("nobody is signed in");
      return found;
    }

    test("nobody without it gets further than switching it on, and then they do", async () => {
      await expect(load(other)).rejects.toMatchObject({ code: "two-factor-required" });
      const refused = [
        await admin.get("/admin/list-users"),
        await other.post("/change-password", {
          currentPassword: password,
          newPassword: "another-horse-here",
        }),
        await other.post("/two-factor/disable", { password }),
        await other.send("POST", "/api/me/password", { "content-type": "application/json" }, "{}"),
      ];
      for (const answer of refused)
        expect([answer.status, (await answer.json()).code]).toEqual([401, "two-factor-required"]);
      const { totpURI } = await (await other.post("/two-factor/enable", { password })).json();
      await expect(load(other)).rejects.toMatchObject({ code: "two-factor-required" });
      await other.post("/two-factor/verify-totp", { code: codeOf(totpURI, Date.now()) });
      expect(await mustLoad(other)).toMatchObject({ twoFactor: "on" });
      await other.post("/two-factor/disable", { password });
      await expect(load(other)).rejects.toMatchObject({ code: "two-factor-required" });
    });

    test("who has it notices nothing, and who has none may sign out and is still told who they are", async () => {
      expect(await mustLoad(visitor)).toMatchObject({ twoFactor: "on" });
      expect((await other.get("/get-session")).status).toBe(200);
      const leaving = await admit(house, administrator);
      expect((await leaving.post("/sign-out")).status).toBe(200);
      expect(await house.sessions.loadAnySession(leaving.headers())).toBeNull();
    });

    test("only by somebody who has it themselves", async () => {
      const asker = await mustLoadAny(admin);
      await expect(house.people.demandTwoFactor(asker, true)).rejects.toMatchObject({ code: "conflict" });
    });
  });

  test("goes and changes for whoever knows the password alone, and guesses at it are counted", async () => {
    for (const path of ["/two-factor/disable", "/two-factor/generate-backup-codes"]) {
      const wrong = await visitor.post(path, { password: "not the one" });
      expect([wrong.status, await wrong.json()]).toMatchObject([
        400,
        { detail: "password: is not the password of this account." },
      ]);
    }
    const fresh = await (await visitor.post("/two-factor/generate-backup-codes", { password })).json();
    expect(fresh.backupCodes).not.toContain(codes[0]);
    expect((await visitor.post("/two-factor/disable", { password })).status).toBe(200);
    await admit(house, account);
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => visitor.post("/two-factor/enable", { password: "not the one" })),
    );
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  });

  test("is taken off by an administrator, or with the account", async () => {
    const { id = "" } = (await findPerson()) ?? {};
    const { userId: by = "" } = (await load(admin)) ?? {};
    expect(await house.people.change(id, { twoFactor: false }, by)).toMatchObject({ twoFactor: false });
    await admit(house, account);
    await house.people.remove(id, by);
    const left = await house.database.kysely
      .selectFrom("twoFactor")
      .select("id")
      .where("userId", "=", id)
      .execute();
    expect(left).toEqual([]);
  });

  test("that a backup did not bring back is asked for no more", async () => {
    const { id = "" } = (await findPerson()) ?? {};
    await house.people.dropLostFactors();
    expect(await findPerson()).toMatchObject({ twoFactor: true });
    await house.database.kysely.deleteFrom("twoFactor").where("userId", "=", id).execute();
    await house.people.dropLostFactors();
    expect(await findPerson()).toMatchObject({ twoFactor: false });
    await admit(house, account);
  });

  test.each([{ code: "12345" }, { code: 123456 }, { code: "123456", trustDevice: true }, {}])(
    "%j is no code",
    async (words) => {
      const coming = await comeHalfway();
      expect((await coming.post("/two-factor/verify-totp", words)).status).toBe(400);
    },
  );

  test("without a password before it a code opens nothing", async () => {
    const stranger = createVisitor(house);
    const code = codeOf(address, Date.now());
    expect((await stranger.post("/two-factor/verify-totp", { code })).status).toBe(401);
    expect((await stranger.post("/two-factor/enable", { password })).status).toBe(401);
    expect(await load(stranger)).toBeNull();
  });
});
