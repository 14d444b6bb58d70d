import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

let house: DoorStage;
let admin: Visitor;

async function expectHidden(of: Visitor, isSecure: boolean): Promise<void> {
  const response = await of.signIn(administrator);
  const lines = response.headers.getSetCookie();
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toMatch(
      /; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax(; Secure)?$|; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(line.includes("; Secure")).toBe(isSecure);
    expect(line).not.toMatch(/domain=/i);
    expect(line.startsWith("__Host-auxboard.")).toBe(isSecure);
  }
}

describe("at a public https address", () => {
  beforeAll(async () => {
    house = await openHouse({ baseUrl: "https://aux.example.com" });
    admin = await admit(house, administrator);
  });

  afterAll(() => house.close());

  test("cookies are bound to this very host, sent over TLS only and kept from scripts", async () => {
    await expectHidden(createVisitor(house), true);
    expect([...admin.jar.keys()].every((name) => name.startsWith("__Host-auxboard."))).toBe(true);
  });

  test("a cookie that a sister domain planted under the bare name is not looked at", async () => {
    const value = admin.jar.get("__Host-auxboard.session");
    const cookie = `auxboard.session=${value}`;
    expect(await house.sessions.loadSession(new Headers({ cookie }))).toBeNull();
    const stranger = createVisitor(house);
    const response = await stranger.get("/admin/list-users", { cookie });
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
    expect(await (await stranger.get("/get-session", { cookie })).json()).toBeNull();
    for (const other of [
      "__Secure-auxboard.session",
      "__host-auxboard.session",
      "better-auth.session_token",
      "__Secure-better-auth.session_token",
    ])
      expect(await house.sessions.loadSession(new Headers({ cookie: `${other}=${value}` }))).toBeNull();
  });

  test("and it disturbs no session that is in order", async () => {
    const cookie = `auxboard.session=planted; ${admin.headers().get("cookie")}`;
    expect(await house.sessions.loadSession(new Headers({ cookie }))).toMatchObject({
      role: "administrator",
    });
    expect((await admin.get("/admin/list-users", { cookie })).status).toBe(200);
  });

  test("signing out clears the cookies under the same name and terms, or no browser would obey", async () => {
    const visitor = await admit(house, administrator);
    const lines = (await visitor.post("/sign-out")).headers.getSetCookie();
    const session = lines.find((line) => line.startsWith("__Host-auxboard.session="));
    expect(session).toMatch(/^__Host-auxboard\.session=; Max-Age=0; Path=\/;.*Secure/);
    expect(house.sessions.expiredSessionCookie(admin.headers())).toBe(
      "__Host-auxboard.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure",
    );
  });
});

describe("at a plain http address", () => {
  test.each([undefined, "http://aux.local:3000"])(
    "%s: cookies are kept from scripts too",
    async (baseUrl) => {
      const plain = await openHouse(baseUrl === undefined ? {} : { baseUrl });
      await expectHidden(createVisitor(plain), false);
      await plain.close();
    },
  );
});
