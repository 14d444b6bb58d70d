import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { engines } from "@/lib/server/store/engines.stage";
import { administrator, type DoorStage, openHouse } from "../auth-door.stage";
import { admit, createVisitor, type Visitor } from "../visitor.stage";
import { hashPassword } from "./password";
import { exactPasswords } from "./sign-in.cases";

describe.each(engines)("signing in on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
  });

  afterAll(() => house.close());

  afterEach(async () => {
    await house.database.kysely.deleteFrom("sign_in_attempt").execute();
  });

  async function createSupervisor(email: string, password: string): Promise<string> {
    const response = await admin.post("/admin/create-user", { name: "Supervisor", email, password });
    if (!response.ok)
      throw new Error(`The account was answered ${response.status}: ${await response.text()}`);
    return (await response.json()).user.id;
  }

  function signIn(email: string, password: string): Promise<Response> {
    return createVisitor(house).signIn({ email, password });
  }

  describe("a password is compared exactly as given", () => {
    test.each(exactPasswords)("with %s", async (title, password, alike) => {
      const email = `${title.replace(/\W/g, "-")}@auxboard.example`;
      await createSupervisor(email, password);
      expect((await signIn(email, password)).status).toBe(200);
      for (const other of alike) expect([other, (await signIn(email, other)).status]).toEqual([other, 401]);
    });
  });

  test("a password of before there were rules for them keeps signing in", async () => {
    const email = "older@auxboard.example";
    const id = await createSupervisor(email, "battery-horse-correct");
    const password = await hashPassword("12345678");
    await house.database.kysely.updateTable("account").set({ password }).where("userId", "=", id).execute();
    expect((await signIn(email, "12345678")).status).toBe(200);
  });

  describe("a sign-in that is right", () => {
    test("says who has come, and nothing that a script should not see", async () => {
      const response = await signIn(administrator.email, administrator.password);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({
        redirect: false,
        user: { email: administrator.email, role: "administrator" },
      });
      expect(text).not.toMatch(/argon2|"password"/);
      expect(text).not.toContain(administrator.password);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
    });

    test.each(["ADMIN@auxboard.example", "Admin@AuxBoard.Example"])(
      "knows its person as %s too",
      async (email) => {
        expect((await signIn(email, administrator.password)).status).toBe(200);
      },
    );

    test("gives a session of its own each time", async () => {
      const cookies = await Promise.all(
        [1, 2].map(async () => (await admit(house, administrator)).jar.get("auxboard.session")),
      );
      expect(new Set(cookies).size).toBe(2);
    });

    test("is not fooled by the session cookie that a stranger planted before", async () => {
      const visitor = createVisitor(house);
      visitor.jar.set("auxboard.session", admin.jar.get("auxboard.session") ?? "");
      await visitor.signIn(administrator);
      expect(visitor.jar.get("auxboard.session")).not.toBe(admin.jar.get("auxboard.session"));
    });

    test("keeps the socket's address with the session, not what the client wrote before it", async () => {
      await admit(house, administrator, { "x-forwarded-for": "198.51.100.9", "user-agent": "Browser/1" });
      const listSessions = async (browser: string) => {
        const asking = sql`select "ipAddress", "userAgent" from session where "userAgent" = ${browser}`;
        return (await asking.execute(house.database.kysely)).rows;
      };
      expect(await listSessions("Browser/1")).toEqual([
        { ipAddress: "198.51.100.9", userAgent: "Browser/1" },
      ]);
      await admit(house, administrator, {
        "x-forwarded-for": "203.0.113.66, 198.51.100.9",
        "user-agent": "Browser/2",
      });
      expect(await listSessions("Browser/2")).toEqual([
        { ipAddress: "198.51.100.9", userAgent: "Browser/2" },
      ]);
    });
  });

  describe("a sign-in that is refused tells nobody why", () => {
    async function describeRefusal(email: string, password: string) {
      const response = await signIn(email, password);
      return { status: response.status, headers: [...response.headers], text: await response.text() };
    }

    test("unknown account, wrong password, disabled account, no e-mail at all: the same answer", async () => {
      const userId = await createSupervisor("disabled@auxboard.example", "battery-horse-correct");
      await admin.post("/admin/ban-user", { userId });
      const refusals = await Promise.all([
        describeRefusal(administrator.email, "not the password"),
        describeRefusal("nobody@auxboard.example", "not the password"),
        describeRefusal("disabled@auxboard.example", "battery-horse-correct"),
        describeRefusal("disabled@auxboard.example", "not the password"),
        describeRefusal("no e-mail", "not the password"),
        describeRefusal("", ""),
        describeRefusal(administrator.email, ""),
        describeRefusal("admin@auxboard.example\0", administrator.password),
        describeRefusal(" admin@auxboard.example", administrator.password),
      ]);
      expect(refusals[0]?.status).toBe(401);
      expect(refusals[0]?.text).toContain("The e-mail or the password is wrong.");
      for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
    });

    test("and takes as long for an unknown account as for a wrong password, since both cost a hash", async () => {
      const known: number[] = [];
      const unknown: number[] = [];
      for (let round = 0; round < 7; round++) {
        known.push(await timeOf(() => signIn(administrator.email, `wrong password ${round}`)));
        unknown.push(
          await timeOf(() => signIn(`nobody-${round}@auxboard.example`, `wrong password ${round}`)),
        );
      }
      const ratio = medianOf(unknown) / medianOf(known);
      // Without the hash it would be a twentieth. The bound is wide because other tests share the processor.
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    });
  });

  async function timeOf(work: () => Promise<unknown>): Promise<number> {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  }

  function medianOf(values: number[]): number {
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  }
});
