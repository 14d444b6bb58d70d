import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse } from "@/lib/server/access/auth-door.stage";
import { idleMs, type Viewer } from "@/lib/server/access/session";
import { signInLimits } from "@/lib/server/access/sign-in/sign-in-limiter";
import { admit, createVisitor, type Visitor } from "@/lib/server/access/visitor.stage";
import { engines } from "@/lib/server/store/engines.stage";

const password = "battery-horse-correct";
const minuteMs = 60_000;

describe.each(engines)("one's own account on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let email: string;
  let visitor: Visitor;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
  });

  beforeEach(async () => {
    house.clock.aheadMs = 0;
    email = `${crypto.randomUUID()}@auxboard.example`;
    await admin.post("/admin/create-user", { name: "Ana Ruiz", email, password });
    visitor = await admit(house, { email, password }, { "user-agent": "Firefox/140 (Windows NT 10.0)" });
  });

  afterAll(() => house.close());

  function load(of = visitor): Promise<Viewer | null> {
    return house.sessions.loadSession(of.headers());
  }

  async function loadViewer(of = visitor): Promise<Viewer> {
    const viewer = await load(of);
    if (!viewer) throw new Error("Nobody is signed in.");
    return viewer;
  }

  describe("sessions", () => {
    test("are listed with their browsers, this one first, and end one by one", async () => {
      const other = await admit(house, { email, password }, { "user-agent": "curl/8" });
      const [own, second, ...more] = await house.ownAccount.listSessions(await loadViewer());
      expect([own, second, more]).toMatchObject([
        { browser: "Firefox, Windows", isThis: true },
        { browser: null, isThis: false },
        [],
      ]);
      await house.ownAccount.endSession(await loadViewer(), second?.id ?? "");
      expect([await load(other), (await load())?.email]).toEqual([null, email]);
      await expect(house.ownAccount.endSession(await loadViewer(), second?.id ?? "")).rejects.toMatchObject({
        code: "not-found",
      });
    });

    test("last no longer for a new password", async () => {
      const usual = createVisitor(house);
      await usual.post("/sign-in/email", { email, password, rememberMe: false });
      const life = async () => {
        const { session } = await loadViewer(usual);
        return house.database.kysely
          .selectFrom("session")
          .select(["createdAt", "expiresAt"])
          .where("id", "=", session?.id ?? "")
          .executeTakeFirst();
      };
      const before = await life();
      const words = { currentPassword: password, newPassword: "another-horse-battery" };
      expect((await usual.post("/change-password", words)).status).toBe(200);
      expect(await life()).toEqual(before);
    });

    test("that were open before are told while this one is new", async () => {
      const { countOthersAtStart } = house.ownAccount;
      expect(await countOthersAtStart(await loadViewer())).toBe(0);
      const second = await admit(house, { email, password });
      expect(await countOthersAtStart(await loadViewer(second))).toBe(1);
      house.clock.aheadMs = 2 * minuteMs;
      expect(await countOthersAtStart(await loadViewer(second))).toBe(0);
    });

    test("of others are nobody's to end", async () => {
      const { session } = await loadViewer(admin);
      await expect(house.ownAccount.endSession(await loadViewer(), session?.id ?? "")).rejects.toMatchObject({
        code: "not-found",
      });
      expect(await load(admin)).not.toBeNull();
    });

    test("end all at once but the one that asks", async () => {
      const others = [await admit(house, { email, password }), await admit(house, { email, password })];
      expect(await house.ownAccount.endOtherSessions(await loadViewer())).toBe(2);
      expect(await Promise.all(others.map(load))).toEqual([null, null]);
      expect([await load(), await load(admin)]).not.toContain(null);
    });

    test.each([
      ["that is kept", true, idleMs.kept],
      ["that is not", false, idleMs.usual],
    ])(
      "one %s ends when it goes unused for too long, and not while it is used",
      async (_title, keeps, idle) => {
        const words = { email, password, rememberMe: keeps };
        const kept = createVisitor(house);
        await kept.post("/sign-in/email", words);
        // Nobody's whole session is longer than its end: what is used often stays.
        for (const part of [0.4, 0.8, 1.2, 1.6]) {
          house.clock.aheadMs = idle * part;
          expect([part, (await load(kept))?.email]).toEqual([part, email]);
        }
        house.clock.aheadMs = idle * 1.6 + idle - minuteMs;
        const isOpen = (await load(kept)) !== null;
        // A day is all that the usual one has.
        expect(isOpen).toBe(keeps);
        const unused = createVisitor(house);
        house.clock.aheadMs = 0;
        await unused.post("/sign-in/email", words);
        house.clock.aheadMs = idle + minuteMs;
        expect(await load(unused)).toBeNull();
        expect(await (await unused.get("/get-session")).json()).toBeNull();
      },
    );

    test("are not prolonged by use beyond their end", async () => {
      for (let day = 1; day < 30; day += 1) {
        house.clock.aheadMs = day * 24 * 60 * minuteMs;
        expect([day, (await load())?.email]).toEqual([day, email]);
        await visitor.get("/get-session");
      }
      house.clock.aheadMs = 30 * 24 * 60 * minuteMs;
      expect(await load()).toBeNull();
    });
  });

  describe("the password", () => {
    function change(words: object, of = visitor): Promise<Response> {
      return of.post("/api/me/password", words);
    }

    test("changes for whoever knows it; other sessions end, and this one has a new cookie", async () => {
      const other = await admit(house, { email, password });
      const before = visitor.jar.get("auxboard.session");
      const response = await change({ current: password, new: "a brand new secret" });
      expect([response.status, await response.json()]).toEqual([200, {}]);
      expect(visitor.jar.get("auxboard.session")).not.toBe(before);
      expect([(await load())?.email, await load(other)]).toEqual([email, null]);
      expect((await createVisitor(house).signIn({ email, password })).status).toBe(401);
      await admit(house, { email, password: "a brand new secret" });
    });

    test.each([
      [{ current: "not the one", new: "a brand new secret" }, /^current: is not/],
      [{ current: password, new: "short" }, /^new: must have 10/],
      [{ current: password, new: "password123" }, /^new: is easy/],
      [{ current: password, new: "Ana.Ruiz.1" }, /^new: is easy/],
      [{ current: password, new: "a brand new secret", userId: "x" }, /userId/],
      [{ new: "a brand new secret" }, /^current: /],
    ])("stays with %j", async (words, told) => {
      const response = await change(words);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: "invalid-parameter", detail: expect.stringMatching(told) },
      ]);
      expect((await load())?.email).toBe(email);
      await admit(house, { email, password });
    });

    test("is not for who is not signed in, nor for another site", async () => {
      const words = { current: password, new: "a brand new secret" };
      expect((await change(words, createVisitor(house))).status).toBe(401);
      const foreign = createVisitor(house, { origin: "https://evil.example" });
      expect((await change(words, foreign)).status).toBe(403);
    });

    test.each(["/api/me/password", "/change-password"])(
      "is not found by guessing at %s, and its owner still signs in elsewhere",
      async (path) => {
        const elsewhere = await admit(house, { email, password }, { "x-forwarded-for": "198.51.100.7" });
        const guess = (at: number) =>
          path.startsWith("/api")
            ? change({ current: `guess number ${at}`, new: "a brand new secret" })
            : visitor.post(path, {
                currentPassword: `guess number ${at}`,
                newPassword: "a brand new secret",
              });
        const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => guess(at)));
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 400)).toHaveLength(signInLimits.known);
        expect(statuses.filter((status) => status === 429)).toHaveLength(60 - signInLimits.known);
        expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toMatch(/^\d+$/);
        expect((await elsewhere.signIn({ email, password })).status).toBe(200);
      },
    );
  });

  test("the name is what its owner says", async () => {
    await house.ownAccount.rename(await loadViewer(), "Ana María");
    expect((await load())?.name).toBe("Ana María");
  });
});
