import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { engines } from "@/lib/server/store/engines.stage";
import { failInserts } from "@/lib/server/store/store-fault.stage";
import { checkTrail, trailSecret } from "@/lib/server/trail/trail.stage";
import { administrator, type DoorStage, openHouse, openStage } from "./auth-door.stage";
import { authRoutes } from "./auth-routes";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

const supervisor = { email: "Marta@auxboard.example", password: "battery-horse-correct" };

describe.each(engines)("what the trail is told at the way in, on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let lastSeq = 0;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    await loadNew();
  });

  afterAll(() => house.close());

  afterEach(async () => {
    await house.database.kysely.deleteFrom("sign_in_attempt").execute();
    expect((await checkTrail(house.database, trailSecret)).fault).toBeNull();
  });

  /** The entries since the last look. */
  async function loadNew() {
    const rows = await house.database.kysely
      .selectFrom("trail_entry")
      .selectAll()
      .where("seq", ">", lastSeq)
      .orderBy("seq")
      .execute();
    lastSeq = rows.at(-1)?.seq ?? lastSeq;
    return rows.map(({ who, what, detail, address }) => ({ who, what, address, ...JSON.parse(detail) }));
  }

  async function createAccount(account: { email: string; password: string }): Promise<string> {
    const made = await admin.post("/admin/create-user", { name: "Marta", ...account });
    const { user } = await made.json();
    await loadNew();
    return user.id;
  }

  test("sign-ins and sign-outs, by whom and from where; without a session nobody signs out", async () => {
    const visitor = await admit(house, administrator);
    await visitor.post("/sign-out");
    await visitor.post("/sign-out");
    expect(await loadNew()).toEqual([
      { who: administrator.email, what: "sign-in", address: "192.0.2.1" },
      { who: administrator.email, what: "sign-out", address: "192.0.2.1" },
    ]);
  });

  test("a failed sign-in, of which account; what was typed for none is kept as a hash alone", async () => {
    const typed = "my secret Passw0rd";
    for (const email of [administrator.email.toUpperCase(), typed, typed])
      expect((await createVisitor(house).signIn({ email, password: "wrong password" })).status).toBe(401);
    const [known, one, other] = await loadNew();
    expect(known).toEqual({
      who: administrator.email,
      what: "sign-in-failed",
      address: "192.0.2.1",
      why: "wrong",
    });
    expect(one).toEqual({
      who: null,
      what: "sign-in-failed",
      address: "192.0.2.1",
      why: "wrong",
      tried: other.tried,
    });
    expect(one.tried).toMatch(/^[\w-]{16}$/);
    const everything = JSON.stringify(
      await house.database.kysely.selectFrom("trail_entry").selectAll().execute(),
    );
    for (const secret of [typed, "Passw0rd", "wrong password", administrator.password])
      expect(everything).not.toContain(secret);
  });

  test("attempts beyond the limit once, however many there are", async () => {
    const visitor = createVisitor(house, { "x-forwarded-for": "192.0.2.77" });
    for (let turn = 0; turn < 12; turn += 1)
      await visitor.signIn({ email: "x@auxboard.example", password: "wrong" });
    const whys = (await loadNew()).map(({ why }) => why);
    expect(whys).toEqual([...Array(8).fill("wrong"), "rate-limited"]);
  });

  test("every change that an administrator makes to an account, with whose it is, and no secret", async () => {
    const userId = await createAccount(supervisor);
    const account = { account: supervisor.email.toLowerCase(), accountId: userId };
    const by = { who: administrator.email, address: "192.0.2.1" };
    await admin.post("/admin/set-role", { userId, role: "viewer" });
    await admin.post("/admin/set-user-password", { userId, newPassword: "another-horse-battery" });
    await admin.post("/admin/ban-user", { userId });
    await admin.post("/admin/unban-user", { userId });
    await admin.post("/admin/revoke-user-sessions", { userId });
    await admin.post("/admin/list-user-sessions", { userId });
    await admin.get("/admin/list-users");
    await admin.post("/admin/remove-user", { userId });
    const told = await loadNew();
    expect(told).toEqual([
      { ...by, what: "rights", done: "set-role", role: "viewer", ...account },
      { ...by, what: "password", done: "set-user-password", ...account },
      { ...by, what: "people", done: "ban-user", ...account },
      { ...by, what: "people", done: "unban-user", ...account },
      { ...by, what: "people", done: "revoke-user-sessions", ...account },
      { ...by, what: "people", done: "remove-user", ...account },
    ]);
    expect(JSON.stringify(told)).not.toContain("another-horse");
  });

  test("a new account by its e-mail, and a refused one twice: what was wanted, and that it came to nothing", async () => {
    const words = {
      name: "Luis",
      email: "luis@auxboard.example",
      password: "battery-horse-correct",
      role: "viewer",
    };
    await admin.post("/admin/create-user", words);
    expect((await admin.post("/admin/create-user", words)).status).toBe(400);
    const done = { done: "create-user", account: "luis@auxboard.example", role: "viewer" };
    const [made, wanted, refused] = await loadNew();
    expect(made).toMatchObject({ what: "people", ...done });
    expect(wanted).toMatchObject({ what: "people", ...done });
    expect(refused).toMatchObject({
      what: "people",
      ...done,
      refused: "invalid-parameter",
      entry: lastSeq - 1,
    });
  });

  test("one's own new password, also where the current one was wrong", async () => {
    const email = "rosa@auxboard.example";
    await createAccount({ email, password: "battery-horse-correct" });
    const rosa = await admit(house, { email, password: "battery-horse-correct" });
    const change = (currentPassword: string) =>
      rosa.post("/change-password", { currentPassword, newPassword: "other-battery-horse" });
    expect((await change("guess")).ok).toBe(false);
    expect((await change("battery-horse-correct")).ok).toBe(true);
    const by = { who: email, what: "password", address: "192.0.2.1", done: "change-password" };
    const [, wanted, refused, changed] = await loadNew();
    expect([wanted, changed]).toEqual([by, by]);
    expect(refused).toMatchObject({ ...by, refused: expect.any(String) });
  });

  test("nothing of what was refused before anything could be done", async () => {
    const stranger = createVisitor(house);
    await stranger.post("/admin/create-user", { name: "X", ...supervisor });
    await stranger.post("/change-password", { currentPassword: "x", newPassword: "other-battery-horse" });
    await admin.post("/admin/set-role", { userId: "x" });
    await admin.post("/admin/set-role", { userId: "x", role: "viewer" }, { origin: "https://evil.example" });
    expect(await loadNew()).toEqual([]);
  });

  test("every route that changes something says how the trail calls it", () => {
    const silent = [...authRoutes].filter(([, { noted }]) => noted === null).map(([path]) => path);
    expect(silent).toEqual([
      "/get-session",
      "/admin/list-users",
      "/admin/get-user",
      "/admin/list-user-sessions",
    ]);
  });

  test("while no entry can be written nobody is signed in and nothing is changed, but people may leave", async () => {
    const userId = await createAccount({ ...supervisor, email: "nora@auxboard.example" });
    const visitor = await admit(house, administrator);
    const mend = await failInserts(house.database, "trail_entry", "no room", "53100");
    try {
      const late = createVisitor(house);
      const signedIn = await late.signIn(administrator);
      // Only PostgreSQL lets a test say that its disk is full.
      const status = engine === "postgres" ? 507 : 500;
      expect([signedIn.status, late.jar.size]).toEqual([status, 0]);
      expect((await admin.post("/admin/set-role", { userId, role: "viewer" })).status).toBe(status);
      expect((await visitor.post("/sign-out")).status).toBe(200);
    } finally {
      await mend();
    }
    const { role } = await house.database.kysely
      .selectFrom("user")
      .select("role")
      .where("id", "=", userId)
      .executeTakeFirstOrThrow();
    expect(role).toBe("supervisor");
    await loadNew();
  });
});

test("the account of the set-up link, and no try of a link that does not hold", async () => {
  const stage = await openStage();
  const path = (await stage.firstAdministrator.createSetUpLink()) ?? "";
  const visitor = createVisitor(stage);
  const words = { name: "Ana", ...administrator };
  expect((await visitor.post("/set-up", { ...words, token: "x" })).status).toBe(404);
  const [, token] = path.split("setup=");
  expect((await visitor.post("/set-up", { ...words, token })).status).toBe(201);
  const rows = await stage.database.kysely.selectFrom("trail_entry").selectAll().orderBy("seq").execute();
  expect(rows.map(({ what, detail }) => [what, JSON.parse(detail)])).toEqual([
    ["set-up", { trail: "begun" }],
    ["set-up", { done: "first-administrator", account: administrator.email }],
  ]);
  await stage.close();
});
