import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse, openStage } from "../auth-door.stage";
import { admit, createVisitor, type GivenHeaders, type Visitor } from "../visitor.stage";

const wrong = { ...administrator, password: "not the password" };
const quarterMs = 15 * 60_000;

let house: DoorStage;

beforeEach(async () => {
  house = await openHouse();
});

afterEach(() => house.close());

function from(address: string): Visitor {
  return createVisitor(house, { "x-forwarded-for": address });
}

async function expectLimited(response: Response): Promise<void> {
  expect(response.status).toBe(429);
  const seconds = Number(response.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(800);
  expect(seconds).toBeLessThanOrEqual(900);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await response.json()).toMatchObject({
    code: "rate-limited",
    detail: expect.stringMatching(/^Too many failed attempts\. Try again in 1[45] min\.$/),
  });
}

/** Twenty wrong passwords from twenty addresses; the last is refused unseen. */
async function attack(): Promise<void> {
  const statuses: number[] = [];
  for (let i = 0; i < 20; i++) statuses.push((await from(`198.51.100.${i}`).signIn(wrong)).status);
  expect(statuses).toEqual([...Array(8).fill(401), ...Array(12).fill(429)]);
}

describe("guessing at one account", () => {
  test("ends after eight tries, from however many addresses, and the right password is no help then", async () => {
    await attack();
    await expectLimited(await from("198.51.100.99").signIn(wrong));
    await expectLimited(await from("198.51.100.99").signIn(administrator));
  });

  test("ends though the client writes a new first hop each time", async () => {
    const visitor = createVisitor(house);
    const tries: GivenHeaders[] = Array.from({ length: 9 }, (_, i) => ({
      "x-forwarded-for": `1.1.1.${i}, 192.0.2.1`,
    }));
    const responses: Response[] = [];
    for (const headers of tries) responses.push(await visitor.signIn(wrong, headers));
    expect(responses.slice(0, 8).every(({ status }) => status === 401)).toBe(true);
    for (const response of responses.slice(8)) await expectLimited(response);
  });

  test("ends though twenty come at once", async () => {
    const tries = Array.from({ length: 20 }, (_, i) => from(`198.51.100.${i}`).signIn(wrong));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect(statuses.filter((status) => status === 429)).toHaveLength(12);
  });

  test("tells nothing of whether the account exists", async () => {
    const unknown = { email: "nobody@auxboard.example", password: "not the password" };
    for (let i = 0; i < 8; i++) expect((await from(`198.51.100.${i}`).signIn(unknown)).status).toBe(401);
    await expectLimited(await from("198.51.100.99").signIn(unknown));
  });

  test("is possible again after a quarter of an hour, as is signing in", async () => {
    await attack();
    house.clock.aheadMs = quarterMs + 1000;
    expect((await from("198.51.100.99").signIn(administrator)).status).toBe(200);
  });

  test("is not possible again after a restart", async () => {
    await attack();
    const again = await openStage({ databaseUrl: house.databaseUrl });
    await expectLimited(
      await createVisitor(again, { "x-forwarded-for": "198.51.100.99" }).signIn(administrator),
    );
    await again.close();
  });
});

describe("the owner of an account that is being guessed at", () => {
  test("still signs in with a browser used before, wherever it is", async () => {
    const browser = await admit(house, administrator, { "x-forwarded-for": "203.0.113.5" });
    await browser.post("/sign-out");
    await attack();
    expect((await browser.signIn(administrator, { "x-forwarded-for": "203.0.113.77" })).status).toBe(200);
  });

  test("still signs in from an address used before, with whatever browser", async () => {
    await admit(house, administrator, { "x-forwarded-for": "203.0.113.5" });
    await attack();
    expect((await from("203.0.113.5").signIn(administrator)).status).toBe(200);
    await expectLimited(await from("203.0.113.6").signIn(administrator));
  });

  test("keeps a session that is open", async () => {
    const browser = await admit(house, administrator);
    await attack();
    expect((await browser.get("/admin/list-users")).status).toBe(200);
  });

  test.each([
    ["made up", () => "aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"],
    ["of an account of the attacker's own", (_mine: string, other: string) => other],
    ["with another device in it", (mine: string) => `${mine.startsWith("x") ? "y" : "x"}${mine.slice(1)}`],
    ["with its signature cut", (mine: string) => mine.slice(0, -1)],
    ["unsigned", (mine: string) => mine.split(".")[0] ?? ""],
    ["empty", () => ""],
  ])("is not impersonated by a device cookie that is %s", async (_title, forge) => {
    const other = { email: "supervisor@auxboard.example", password: "battery-horse-correct" };
    const browser = await admit(house, administrator, { "x-forwarded-for": "203.0.113.5" });
    await browser.post("/admin/create-user", { name: "Supervisor", ...other });
    const attacker = await admit(house, other, { "x-forwarded-for": "203.0.113.6" });
    const [mine, theirs] = [deviceCookieOf(browser), deviceCookieOf(attacker)];
    await attack();
    const cookie = `${mine.name}=${forge(mine.value, theirs.value)}`;
    await expectLimited(await from("203.0.113.7").signIn(administrator, { cookie }));
    const twice = `${mine.name}=${mine.value}; ${mine.name}=${mine.value}`;
    await expectLimited(await from("203.0.113.7").signIn(administrator, { cookie: twice }));
    expect(
      (await from("203.0.113.7").signIn(administrator, { cookie: `${mine.name}=${mine.value}` })).status,
    ).toBe(200);
  });
});

function deviceCookieOf({ jar }: Visitor): { name: string; value: string } {
  const found = [...jar].find(([name]) => name.startsWith("auxboard.device-"));
  if (!found) throw new Error("The browser has no device cookie.");
  return { name: found[0], value: found[1] };
}

describe("a browser shared by shifts", () => {
  test("is known to each of its people, and a device cookie opens nothing by itself", async () => {
    const other = { email: "supervisor@auxboard.example", password: "battery-horse-correct" };
    const browser = await admit(house, administrator);
    await browser.post("/admin/create-user", { name: "Supervisor", ...other });
    await browser.signIn(other);
    await browser.post("/sign-out");
    const names = [...browser.jar.keys()];
    expect(names.filter((name) => name.startsWith("auxboard.device-"))).toHaveLength(2);
    expect(await house.sessions.loadSession(browser.headers())).toBeNull();
    expect(JSON.stringify([...browser.jar])).not.toMatch(/admin|supervisor/);
  });
});

describe("one address", () => {
  test("may fail at thirty of a hundred accounts, and others are not held up by it", async () => {
    await admit(house, administrator, { "x-forwarded-for": "203.0.113.5" });
    const tries = Array.from({ length: 100 }, (_, i) =>
      from("198.51.100.1").signIn({ email: `agent-${i}@auxboard.example`, password: "not the password" }),
    );
    const responses = await Promise.all(tries);
    expect(responses.filter(({ status }) => status === 401)).toHaveLength(30);
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(70);
    for (const response of refused) await expectLimited(response);
    expect((await from("203.0.113.5").signIn(administrator)).status).toBe(200);
    expect((await from("203.0.113.99").signIn(administrator)).status).toBe(200);
  });
});
