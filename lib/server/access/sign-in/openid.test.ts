import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines } from "@/lib/server/store/engines.stage";
import { administrator, type DoorStage, openHouse } from "../auth-door.stage";
import { admit, createVisitor, type Visitor } from "../visitor.stage";
import { createOpenId } from "./openid";
import { client, type OpenIdProviderStage, openProvider } from "./openid-provider.stage";

const baseUrl = "http://127.0.0.1:3999";
const everything = { scope: { operations: null, teams: null }, rights: [] };

describe.each(engines)("signing in by an OpenID provider on %s", (engine) => {
  let provider: OpenIdProviderStage;
  let house: DoorStage;
  let email: string;

  beforeAll(async () => {
    provider = await openProvider(`${baseUrl}/api/auth/callback/openid`);
    house = await openHouse({ engine, baseUrl, openId: configOf(provider.issuer) });
  });

  beforeEach(async () => {
    email = `${crypto.randomUUID()}@auxboard.example`;
    provider.people.set(email, { email, email_verified: true, name: "Ana Ruiz" });
    await house.people.invite({ email, name: "Ana", role: "supervisor", ...everything }, (secret) => secret);
  });

  afterAll(async () => {
    await house.close();
    await provider.close();
  });

  function configOf(issuer: string, trustsEmail = false) {
    return { issuer, ...client, name: "Keycloak", trustsEmail };
  }

  /** Goes to the provider as `id`, and comes back. */
  async function come(visitor: Visitor, id: string, next = "/?range=yesterday") {
    const begun = await visitor.post("/sign-in/social", { provider: "openid", next });
    expect([begun.status, begun.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    const { url } = await begun.json();
    const back = await provider.walk(url, id);
    return { url: new URL(url), back, path: `${back.pathname.replace("/api/auth", "")}${back.search}` };
  }

  function load(visitor: Visitor) {
    return house.sessions.loadSession(visitor.headers());
  }

  async function findPerson(of = email) {
    return (await house.people.list()).find((person) => person.email === of);
  }

  test("lets somebody in who was invited, and leads on to the page that was asked for", async () => {
    const visitor = createVisitor(house);
    const { url, path } = await come(visitor, email);
    for (const word of ["state", "nonce", "code_challenge"])
      expect(url.searchParams.get(word)).not.toBeNull();
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    expect(await load(visitor)).toBeNull();
    const answer = await visitor.get(path);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/sign-in?next=%2F%3Frange%3Dyesterday");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("auxboard.session="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).not.toMatch(/Max-Age/);
    expect(await load(visitor)).toMatchObject({
      email,
      name: "Ana",
      role: "supervisor",
      twoFactor: "provider",
    });
    expect(await findPerson()).toMatchObject({ status: "active" });
    const entry = await house.database.kysely
      .selectFrom("trail_entry")
      .select(["what", "detail"])
      .where("who", "=", email)
      .executeTakeFirst();
    expect([entry?.what, JSON.parse(entry?.detail ?? "{}")]).toEqual(["sign-in", { by: "openid" }]);
    // Used once: the same address does not let anybody in again.
    const again = createVisitor(house);
    for (const [name, value] of visitor.jar) again.jar.set(name, value);
    again.jar.delete("auxboard.session");
    expect((await again.get(path)).headers.get("location")).toBe("/sign-in?refused=failed");
    expect(await load(again)).toBeNull();
  });

  test("keeps no token of the provider, and lets the session last a day", async () => {
    const visitor = createVisitor(house);
    await visitor.get((await come(visitor, email)).path);
    const { userId = "" } = (await load(visitor)) ?? {};
    const rows = await house.database.kysely
      .selectFrom("account")
      .selectAll()
      .where("userId", "=", userId)
      .execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ accessToken: null, refreshToken: null, idToken: null, password: null });
    house.clock.aheadMs = 11 * 60 * 60_000;
    expect(await load(visitor)).not.toBeNull();
    house.clock.aheadMs = 22 * 60 * 60_000;
    expect(await load(visitor)).not.toBeNull();
    house.clock.aheadMs = 25 * 60 * 60_000;
    expect(await load(visitor)).toBeNull();
    house.clock.aheadMs = 0;
  });

  test("knows somebody again whose e-mail has changed at the provider", async () => {
    const first = createVisitor(house);
    await first.get((await come(first, email)).path);
    provider.people.set(email, { email: "another@auxboard.example", email_verified: true });
    const second = createVisitor(house);
    await second.get((await come(second, email)).path);
    expect(await load(second)).toMatchObject({ email });
  });

  test.each([
    ["whom nobody invited", { email: "stranger@elsewhere.example", email_verified: true }],
    ["whose e-mail the provider does not vouch for", { email_verified: false }],
    ["of whose e-mail it says nothing", { email_verified: undefined }],
    ["who has no e-mail", { email: undefined, email_verified: true }],
  ])("makes no account for somebody %s", async (_title, claims) => {
    const before = await house.people.list();
    provider.people.set(email, { email, ...claims });
    const visitor = createVisitor(house);
    const answer = await visitor.get((await come(visitor, email)).path);
    expect(answer.headers.get("location")).toBe("/sign-in?refused=unknown");
    expect(await load(visitor)).toBeNull();
    expect(await house.people.list()).toEqual(before);
  });

  test("takes an e-mail as verified of which the provider says nothing, where it is told to", async () => {
    const trusting = await openHouse({ engine, baseUrl, openId: configOf(provider.issuer, true) });
    const upn = `${crypto.randomUUID()}@auxboard.example`;
    await trusting.people.invite(
      { email: upn, name: "Entra", role: "viewer", ...everything },
      (secret) => secret,
    );
    provider.people.set(upn, { preferred_username: upn });
    const visitor = createVisitor(trusting);
    await visitor.get((await come(visitor, upn)).path);
    expect(await trusting.sessions.loadSession(visitor.headers())).toMatchObject({ email: upn });
    // What it denies stays denied.
    const other = `${crypto.randomUUID()}@auxboard.example`;
    await trusting.people.invite(
      { email: other, name: "X", role: "viewer", ...everything },
      (secret) => secret,
    );
    provider.people.set(other, { email: other, email_verified: false });
    const denied = createVisitor(trusting);
    await denied.get((await come(denied, other)).path);
    expect(await trusting.sessions.loadSession(denied.headers())).toBeNull();
    await trusting.close();
  });

  test("lets nobody in who is disabled, and notes it", async () => {
    const { id = "" } = (await findPerson()) ?? {};
    await house.people.change(id, { disabled: true }, "somebody else");
    const visitor = createVisitor(house);
    const answer = await visitor.get((await come(visitor, email)).path);
    expect(answer.headers.get("location")).toBe("/sign-in?refused=disabled");
    expect(await load(visitor)).toBeNull();
    const entries = await house.database.kysely
      .selectFrom("trail_entry")
      .select("detail")
      .where("what", "=", "sign-in-failed")
      .execute();
    expect(entries.map(({ detail }) => JSON.parse(detail))).toContainEqual({ why: "disabled", by: "openid" });
  });

  test("answers only the browser that began, with the state that it was given", async () => {
    const visitor = createVisitor(house);
    const { path, back } = await come(visitor, email);
    const thief = createVisitor(house);
    expect((await thief.get(path)).headers.get("location")).toBe("/sign-in?refused=failed");
    back.searchParams.set("state", "another-state-of-the-same-length");
    const changed = await visitor.get(`/callback/openid${back.search}`);
    expect(changed.headers.get("location")).toBe("/sign-in?refused=failed");
    back.searchParams.delete("state");
    expect((await visitor.get(`/callback/openid${back.search}`)).status).toBe(302);
    for (const one of [thief, visitor]) expect(await load(one)).toBeNull();
  });

  test("comes back to the sign-in when the provider refuses", async () => {
    const visitor = createVisitor(house);
    const { path } = await come(visitor, "");
    expect((await visitor.get(path)).headers.get("location")).toBe("/sign-in?refused=cancelled");
  });

  test("is what an administrator may demand two-factor with, and needs none", async () => {
    const visitor = createVisitor(house);
    await visitor.get((await come(visitor, email)).path);
    const viewer = await load(visitor);
    if (!viewer) throw new Error("nobody is signed in");
    await house.people.demandTwoFactor(viewer, true);
    expect(await load(visitor)).toMatchObject({ email });
    await house.people.demandTwoFactor(viewer, false);
  });

  test.each([
    { provider: "google" },
    { provider: "openid", callbackURL: "https://evil.example" },
    { provider: "openid", idToken: { token: "x" } },
    { provider: "openid", next: "x".repeat(5000) },
  ])("%j is refused", async (words) => {
    expect((await createVisitor(house).post("/sign-in/social", words)).status).toBe(400);
  });

  test("leads home where the way back is too long for its cookie", async () => {
    const visitor = createVisitor(house);
    const { path } = await come(visitor, email, `/?q=${"á".repeat(500)}`);
    expect((await visitor.get(path)).headers.get("location")).toBe("/sign-in");
  });

  test("says what is wrong with a provider, and passwords go on", async () => {
    const { database, auth } = house;
    const secret = "s".repeat(32);
    const options = { database, secret, baseUrl, log: { error: () => undefined } };
    const faultOf = (issuer: string) => createOpenId(configOf(issuer), options).findFault();
    expect(auth).toBeDefined();
    expect(await faultOf(provider.issuer)).toBeNull();
    expect(await faultOf(provider.issuer.replace("127.0.0.1", "localhost"))).toContain(
      "calls itself otherwise",
    );
    expect(await faultOf("http://127.0.0.1:9")).toContain("no description");
    const broken = await openHouse({ engine, baseUrl, openId: configOf("http://127.0.0.1:9") });
    const answer = await createVisitor(broken).post("/sign-in/social", { provider: "openid" });
    expect([answer.status, (await answer.json()).code]).toEqual([503, "provider-unavailable"]);
    await admit(broken, administrator);
    await broken.close();
  });

  test("is not there where none is configured", async () => {
    const plain = await openHouse({ engine, baseUrl });
    const visitor = createVisitor(plain);
    expect((await visitor.post("/sign-in/social", { provider: "openid" })).status).toBe(404);
    expect((await visitor.get("/callback/openid?code=x&state=y")).status).toBe(404);
    await plain.close();
  });
});
