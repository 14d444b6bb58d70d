import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/report/answers/person";
import { administrator, type DoorStage, openHouse } from "@/lib/server/access/auth-door.stage";
import { writeLimits } from "@/lib/server/access/scope";
import type { Viewer } from "@/lib/server/access/session";
import { admit, type Visitor } from "@/lib/server/access/visitor.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { type ApiKeys, createApiKeys } from "./api-keys";
import { createGrantStore } from "./grant-store";
import { keyDraft } from "./key-draft";
import { loadMaker } from "./maker.stage";
import { createViewerLoader } from "./viewer-loader";

const all: Scope = { operations: null, teams: null };
const dayMs = 86_400_000;

describe.each(engines)("keys of the API on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let boss: Viewer;
  let keys: ApiKeys;
  const faults: unknown[] = [];

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    boss = await viewerOf(admin);
    const grants = createGrantStore(house.database.kysely, "key", house.now);
    keys = createApiKeys({ grants, now: house.now, onFault: (error) => faults.push(error) });
  });

  afterAll(() => house.close());

  const viewerOf = (visitor: Visitor) => loadMaker(house, visitor);

  async function invite(scope: Scope = all): Promise<Viewer> {
    const account = { email: `${crypto.randomUUID()}@auxboard.example`, password: "battery-horse-correct" };
    const made = await admin.post("/admin/create-user", { name: "Noche", role: "supervisor", ...account });
    const user_id: string = (await made.json()).user.id;
    await limit(user_id, scope);
    return viewerOf(await admit(house, account));
  }

  const limit = (user_id: string, scope: Scope) => {
    const kept = writeLimits({ scope, rights: ["dni"] });
    return house.database.kysely
      .insertInto("person")
      .values({ user_id, ...kept })
      .onConflict((clash) => clash.column("user_id").doUpdateSet(kept))
      .execute();
  };

  const draft = (scope: Scope = all, days = 30) => keyDraft.parse({ name: " Power  BI ", scope, days });

  test("reads in its maker's name, is told once, and is kept as a hash alone", async () => {
    const maker = await invite();
    const made = await keys.create(maker, draft());
    expect(made).toMatchObject({ name: "Power BI", scope: all, madeBy: maker.email, lastUsedAt: null });
    expect(made.key).toMatch(/^auxboard_[\w-]{43}$/);
    expect(await keys.loadViewer(made.key)).toEqual({ ...maker, keyId: made.id });
    const kept = await house.database.kysely.selectFrom("access_grant").selectAll().execute();
    const told = JSON.stringify([kept, await keys.list(maker)]);
    expect(told).not.toContain(made.key.slice("auxboard_".length));
  });

  test("is nothing else: not without its prefix, not changed in a letter, not of another kind", async () => {
    const { key } = await keys.create(boss, draft());
    const secret = key.slice("auxboard_".length);
    const other = `auxboard_${secret.startsWith("A") ? "B" : "A"}${secret.slice(1)}`;
    for (const wrong of ["", "auxboard_", secret, other, `${key}x`])
      expect(await keys.loadViewer(wrong)).toBeNull();
    const shares = createGrantStore(house.database.kysely, "share", house.now);
    expect(await shares.open(secret)).toBeNull();
  });

  test("never sees more than its maker does now", async () => {
    const maker = await invite({ operations: ["a", "b"], teams: null });
    const narrow = await keys.create(maker, draft({ operations: ["b", "c"], teams: ["night"] }));
    const whole = await keys.create(maker, draft());
    const scopeOf = async (key: string) => (await keys.loadViewer(key))?.scope;
    expect(await scopeOf(narrow.key)).toEqual({ operations: ["b"], teams: ["night"] });
    expect(await scopeOf(whole.key)).toEqual({ operations: ["a", "b"], teams: null });
    await limit(maker.userId, { operations: ["a"], teams: ["day"] });
    expect(await scopeOf(narrow.key)).toEqual({ operations: [], teams: [] });
    expect(await scopeOf(whole.key)).toEqual({ operations: ["a"], teams: ["day"] });
  });

  test("of a part is no administrator's, one of everything is", async () => {
    const roleOf = async (scope: Scope) =>
      (await keys.loadViewer((await keys.create(boss, draft(scope))).key))?.role;
    expect(await roleOf(all)).toBe("administrator");
    expect(await roleOf({ operations: ["a"], teams: null })).toBe("supervisor");
    expect(await roleOf({ operations: null, teams: ["night"] })).toBe("supervisor");
  });

  test("of a part knows of no other key", async () => {
    const maker = await invite();
    const own = await keys.create(maker, draft({ operations: null, teams: ["night"] }));
    await keys.create(maker, draft());
    const byKey = await keys.loadViewer(own.key);
    if (!byKey) throw new Error("The key opens nothing.");
    expect((await keys.list(byKey)).map(({ id }) => id)).toEqual([own.id]);
    expect(await keys.list(maker)).toHaveLength(2);
  });

  test("ends with its days, with its revocation, and with its maker", async () => {
    const maker = await invite();
    const make = async () => (await keys.create(maker, draft(all, 2))).key;
    const [ended, kept] = [await make(), await make()];
    house.clock.aheadMs += 2 * dayMs - 60_000;
    expect(await keys.loadViewer(ended)).not.toBeNull();
    house.clock.aheadMs += 60_000;
    expect(await keys.loadViewer(ended)).toBeNull();
    expect((await keys.list(maker)).map(({ isOver }) => isOver)).toEqual([true, true]);
    house.clock.aheadMs -= 2 * dayMs;

    const [{ id } = { id: "" }] = await keys.list(maker);
    const stranger = await invite();
    await expect(keys.remove(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await keys.remove(maker, id);
    await expect(keys.remove(maker, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await keys.list(maker)).toHaveLength(1);
    expect([await keys.loadViewer(ended), await keys.loadViewer(kept)].filter(Boolean)).toHaveLength(1);
    for (const { id: left } of await keys.list(maker)) await keys.remove(boss, left);

    const last = await make();
    const setRole = (role: string) => admin.post("/admin/set-role", { userId: maker.userId, role });
    await setRole("viewer");
    expect(await keys.loadViewer(last)).toBeNull();
    await setRole("supervisor");
    await admin.post("/admin/ban-user", { userId: maker.userId });
    expect(await keys.loadViewer(last)).toBeNull();
    await admin.post("/admin/unban-user", { userId: maker.userId });
    expect(await keys.loadViewer(last)).not.toBeNull();
    await admin.post("/admin/remove-user", { userId: maker.userId });
    expect(await keys.loadViewer(last)).toBeNull();
    expect((await keys.list(boss)).some(({ madeBy }) => madeBy === maker.email)).toBe(false);
  });

  test("notes its last use once a minute at most, and reads on where that cannot be written", async () => {
    const maker = await invite();
    const { key } = await keys.create(maker, draft());
    const lastUse = async () => Date.parse((await keys.list(maker))[0]?.lastUsedAt ?? "");
    await keys.loadViewer(key);
    const first = await lastUse();
    house.clock.aheadMs += 50_000;
    await keys.loadViewer(key);
    expect(await lastUse()).toBe(first);
    house.clock.aheadMs += 20_000;
    await keys.loadViewer(key);
    expect(await lastUse()).toBeGreaterThan(first + 60_000);

    const failing = createApiKeys({
      grants: {
        ...createGrantStore(house.database.kysely, "key", house.now),
        noteUse: () => Promise.reject(new Error("full")),
      },
      now: () => house.now() + 120_000,
      onFault: (error) => faults.push(error),
    });
    expect(await failing.loadViewer(key)).not.toBeNull();
    expect(faults).toEqual([new Error("full")]);
  });

  test("is made and seen by supervisors, who know of their own alone, and by no viewer", async () => {
    const maker = await invite();
    await keys.create(maker, draft());
    expect((await keys.list(maker)).map(({ madeBy }) => madeBy)).toEqual([maker.email]);
    expect((await keys.list(boss)).map(({ madeBy }) => madeBy)).toContain(maker.email);
    const viewer: Viewer = { ...maker, role: "viewer" };
    await expect(keys.create(viewer, draft())).rejects.toMatchObject({ code: "forbidden" });
    await expect(keys.list(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(keys.remove(viewer, "x")).rejects.toMatchObject({ code: "forbidden" });
    for (let made = 1; made < 20; made += 1) await keys.create(maker, draft());
    await expect(keys.create(maker, draft())).rejects.toMatchObject({ code: "invalid-parameter" });
  });

  test("wins over a session beside it, and other bearer tokens are not looked at", async () => {
    const load = createViewerLoader(house.sessions, keys);
    const { key, id } = await keys.create(boss, draft());
    const ask = (authorization: string) => {
      const headers = admin.headers();
      headers.set("authorization", authorization);
      return load(headers);
    };
    expect(await ask(`bearer ${key}`)).toMatchObject({ keyId: id });
    expect(await ask("Bearer auxboard_unknown")).toBeNull();
    for (const foreign of ["Bearer eyJhbGciOi", "Basic eDp5", "Bearer"]) {
      const viewer = await ask(foreign);
      expect([viewer?.email, viewer?.keyId]).toEqual([administrator.email, undefined]);
    }
    expect(await load(new Headers({ authorization: "Bearer eyJhbGciOi" }))).toBeNull();
  });
});

test.each([
  { name: "x", days: 0 },
  { name: "x", days: 366 },
  { name: "x", days: 1.5 },
  { name: "x" },
  { name: " ", days: 1 },
  { name: "a\u202eb", days: 1 },
  { name: "n".repeat(81), days: 1 },
  { name: "x", days: 1, scope: { operations: [] } },
  { name: "x", days: 1, scope: { operations: ["a"], teams: "all" } },
  { name: "x", days: 1, owner: "somebody" },
])("a key is not made of %j", (words) => {
  expect(keyDraft.safeParse(words).success).toBe(false);
});
