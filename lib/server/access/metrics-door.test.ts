import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { assertMayReadMetrics } from "./metrics-door";
import { admit } from "./visitor.stage";

const supervisor = { email: "supervisor@auxboard.example", password: "battery-horse-correct" };
const token = "metrics-token-of-32-characters-ok";

let house: DoorStage;

beforeAll(async () => {
  house = await openHouse();
  const admin = await admit(house, administrator);
  await admin.post("/admin/create-user", { name: "Supervisor", ...supervisor });
});

afterAll(() => house.close());

async function codeFor(headers: HeadersInit, set: string | null = token): Promise<string> {
  const entry = assertMayReadMetrics(new Headers(headers), {
    token: set,
    loadViewer: house.sessions.loadSession,
  });
  return entry.then(
    () => "let in",
    (error) => error.code,
  );
}

describe("the server's figures are for", () => {
  test("an administrator, token or none", async () => {
    const headers = (await admit(house, administrator)).headers();
    expect([await codeFor(headers), await codeFor(headers, null)]).toEqual(["let in", "let in"]);
  });

  test("whoever bears the token", async () => {
    expect(await codeFor({ authorization: `Bearer ${token}` })).toBe("let in");
    expect(await codeFor({ authorization: `bearer ${token}` })).toBe("let in");
  });

  test("no supervisor", async () => {
    expect(await codeFor((await admit(house, supervisor)).headers())).toBe("unauthenticated");
  });

  test.each([
    "",
    "Bearer",
    "Bearer ",
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token}x`,
    `Bearer  ${token}`,
    `Basic ${token}`,
    token,
    `Bearer x, Bearer ${token}`,
  ])("nobody who says %j", async (authorization) => {
    expect(await codeFor({ authorization })).toBe("unauthenticated");
  });

  test.each(["", "null", "undefined", token])("no bearer of %j where no token is set", async (given) => {
    expect(await codeFor({ authorization: `Bearer ${given}` }, null)).toBe("unauthenticated");
  });
});
