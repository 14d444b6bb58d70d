import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse } from "@/lib/server/access/auth-door.stage";
import type { Viewer } from "@/lib/server/access/session";
import { createSignInLimiter } from "@/lib/server/access/sign-in/sign-in-limiter";
import { admit, type Visitor } from "@/lib/server/access/visitor.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { createGrantStore } from "./grant-store";
import { loadMaker } from "./maker.stage";
import { shareDraft } from "./share-draft";
import { createShareLock } from "./share-lock";
import { createShares, type Shares } from "./shares";

const dayMs = 86_400_000;

describe.each(engines)("shared links on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  let boss: Viewer;
  let shares: Shares;

  beforeAll(async () => {
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
    boss = await viewerOf(admin);
    const { kysely } = house.database;
    shares = createShares({ kysely, grants: createGrantStore(kysely, "share", house.now), now: house.now });
  });

  beforeEach(() => shares.allow(boss, true));

  afterAll(() => house.close());

  const viewerOf = (visitor: Visitor) => loadMaker(house, visitor);

  async function invite(): Promise<Viewer> {
    const account = { email: `${crypto.randomUUID()}@auxboard.example`, password: "battery-horse-correct" };
    await admin.post("/admin/create-user", { name: "Noche", role: "supervisor", ...account });
    return viewerOf(await admit(house, account));
  }

  const draft = (more: object = {}) => shareDraft.parse({ link: "range=last-week", days: 7, ...more });
  const codeOf = (secret: string) =>
    shares.open(secret).then(
      () => "open",
      (error) => error.code,
    );

  test("are off until an administrator allows them, and open nothing while they are off", async () => {
    const maker = await invite();
    await house.database.kysely.deleteFrom("installation_setting").execute();
    expect((await shares.list(maker)).isAllowed).toBe(false);
    await expect(shares.create(maker, draft())).rejects.toMatchObject({ code: "forbidden" });
    await expect(shares.allow(maker, true)).rejects.toMatchObject({ code: "forbidden" });
    await shares.allow(boss, true);
    const { secret } = await shares.create(maker, draft());
    expect(await codeOf(secret)).toBe("open");
    await shares.allow(boss, false);
    expect(await codeOf(secret)).toBe("gone");
    await shares.allow(boss, true);
    expect(await codeOf(secret)).toBe("open");
  });

  test("are found by a secret of 256 bits that is kept as a hash, and are gone when they are over", async () => {
    const maker = await invite();
    const { share, secret } = await shares.create(maker, draft());
    expect(secret).toMatch(/^[\w-]{43}$/);
    const kept = await house.database.kysely.selectFrom("access_grant").selectAll().execute();
    expect(JSON.stringify([kept, await shares.list(boss)])).not.toContain(secret);
    for (const wrong of ["", "x", secret.slice(1), `${secret}A`, "A".repeat(43)])
      expect(await codeOf(wrong)).toBe("not-found");
    expect(await shares.open(secret)).toMatchObject({
      ...{ id: share.id, link: "range=last-week", names: "masked", maker },
    });
    house.clock.aheadMs += 7 * dayMs;
    expect(await codeOf(secret)).toBe("gone");
    expect((await shares.list(maker)).shares).toEqual([]);
    house.clock.aheadMs -= 7 * dayMs;
    await expect(shares.remove(await invite(), share.id)).rejects.toMatchObject({ code: "not-found" });
    await shares.remove(maker, share.id);
    expect(await codeOf(secret)).toBe("gone");
  });

  test("end with whoever made them, and with their right to share", async () => {
    const maker = await invite();
    const { secret } = await shares.create(maker, draft());
    const setRole = (role: string) => admin.post("/admin/set-role", { userId: maker.userId, role });
    await setRole("viewer");
    expect(await codeOf(secret)).toBe("gone");
    await setRole("supervisor");
    expect(await codeOf(secret)).toBe("open");
    await admin.post("/admin/ban-user", { userId: maker.userId });
    expect(await codeOf(secret)).toBe("gone");
    await admin.post("/admin/remove-user", { userId: maker.userId });
    expect(await codeOf(secret)).toBe("gone");
  });

  test("count their openings, each with its time", async () => {
    const maker = await invite();
    const { secret } = await shares.create(maker, draft());
    for (let times = 0; times < 12; times += 1) {
      await shares.noteOpening(await shares.open(secret));
      house.clock.aheadMs += 1_000;
    }
    const [share] = (await shares.list(maker)).shares;
    expect([share?.openings, share?.openedAt.length]).toEqual([12, 10]);
    expect(share?.openedAt).toEqual([...(share?.openedAt ?? [])].sort().reverse());
    expect((await shares.list(boss)).shares.map(({ id }) => id)).toContain(share?.id);
    expect((await shares.list(await invite())).shares).toEqual([]);
  });

  test("with a passphrase open for who says it, and guesses are limited", async () => {
    const { secret } = await shares.create(boss, draft({ passphrase: "luna de octubre" }));
    const share = await shares.open(secret);
    expect(JSON.stringify(share)).not.toContain("luna");
    const lock = createShareLock({
      ...{ shares, secret: house.secret, baseUrl: "https://aux.example" },
      limiter: createSignInLimiter({ database: house.database, secret: house.secret, now: house.now }),
    });
    expect(lock.isOpen(share, new Headers())).toBe(false);
    const cookie = await lock.unlock(share, "luna de octubre", "192.0.2.7");
    expect(cookie).toMatch(/^__Host-auxboard\.share-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const headers = new Headers({ cookie: cookie.split(";")[0] ?? "" });
    expect(lock.isOpen(share, headers)).toBe(true);
    const other = await shares.open(
      (await shares.create(boss, draft({ passphrase: "luna de octubre" }))).secret,
    );
    expect(lock.isOpen(other, headers)).toBe(false);
    const codes = [];
    for (let guess = 0; guess < 12; guess += 1)
      codes.push(await lock.unlock(other, "sol de octubre", "192.0.2.8").catch((error) => error.code));
    expect([codes[0], codes.at(-1)]).toEqual(["forbidden", "rate-limited"]);
  });

  test("are no viewer's to make or see", async () => {
    const viewer: Viewer = { ...(await invite()), role: "viewer" };
    const acts = [shares.list(viewer), shares.create(viewer, draft()), shares.remove(viewer, "x")];
    await Promise.all(acts.map((act) => expect(act).rejects.toMatchObject({ code: "forbidden" })));
  });
});

test.each([
  { link: "range=today" },
  { link: "", days: 1 },
  { link: "range=today", days: 0 },
  { link: "range=today", days: 31 },
  { link: "range=today", days: 1, names: "half" },
  { link: "range=today", days: 1, passphrase: "short" },
  { link: "range=today", days: 1, maker: "somebody" },
])("a link is not shared by %j", (words) => {
  expect(shareDraft.safeParse(words).success).toBe(false);
});
