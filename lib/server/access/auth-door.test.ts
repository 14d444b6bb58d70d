import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bodyCases, closedAddresses, goodBodyCases, hostCases, originCases } from "./auth-door.cases";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { authRoutes } from "./auth-routes";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

let house: DoorStage;
let publicHouse: DoorStage;
let admin: Visitor;

beforeAll(async () => {
  house = await openHouse();
  publicHouse = await openHouse({ baseUrl: "https://aux.example.com" });
  admin = await admit(house, administrator);
});

afterAll(async () => {
  await house.close();
  await publicHouse.close();
});

afterEach(async () => {
  await house.database.kysely.deleteFrom("sign_in_attempt").execute();
});

function houseAt(site?: { baseUrl?: string }): DoorStage {
  return site?.baseUrl === undefined ? house : publicHouse;
}

async function countAttempts({ database }: DoorStage): Promise<number> {
  return (await database.kysely.selectFrom("sign_in_attempt").selectAll().execute()).length;
}

const postRoutes = [...authRoutes].filter(([, route]) => route.method === "POST").map(([path]) => path);
const getRoutes = [...authRoutes].filter(([, route]) => route.method === "GET").map(([path]) => path);

describe("an address that is not on the list", () => {
  test.each(closedAddresses)("%s %s is not there, not even for an administrator", async (method, path) => {
    const response = await admin.send(method, path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not-found" });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("covers every other route of the library", async () => {
    const theirs = listLibraryRoutes(house).filter(({ path }) => !authRoutes.has(path));
    expect(theirs.length).toBeGreaterThan(20);
    for (const { method, path } of theirs) {
      const response = await admin.send(method, path.replace(/:\w+/, "x"));
      expect([path, response.status]).toEqual([path, 404]);
    }
    const users = await house.database.kysely.selectFrom("user").select("role").execute();
    expect(users).toEqual([{ role: "administrator" }]);
  });

  test("and every address on the list is one of the library's, with its method", () => {
    const theirs = new Set(listLibraryRoutes(house).map(({ method, path }) => `${method} ${path}`));
    for (const [path, { method }] of authRoutes) expect(theirs).toContain(`${method} ${path}`);
  });
});

function listLibraryRoutes({ auth }: DoorStage): { method: string; path: string }[] {
  return Object.values<{ path?: string; options?: { method?: string | string[] } }>(auth.api).flatMap(
    ({ path, options }) => [options?.method ?? []].flat().map((method) => ({ method, path: path ?? "" })),
  );
}

describe("a method that an address does not take", () => {
  const wrong = [
    ...postRoutes.flatMap((path) =>
      ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"].map((m) => [m, path]),
    ),
    ...getRoutes.flatMap((path) => ["POST", "PUT", "PATCH", "DELETE"].map((method) => [method, path])),
  ] as [string, string][];

  test.each(wrong)("%s %s", async (method, path) => {
    const response = await admin.send(method, path);
    expect(response.status).toBe(405);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({
      code: "method-not-allowed",
      detail: `This address takes ${authRoutes.get(path)?.method}.`,
    });
  });

  test.each(["GET", "PUT", "DELETE"])("%s /set-up", async (method) => {
    const response = await admin.send(method, "/set-up");
    expect([response.status, await response.json()]).toMatchObject([405, { code: "method-not-allowed" }]);
  });

  test("HEAD is GET to what may be read", async () => {
    const response = await admin.send("HEAD", "/get-session");
    expect(response.status).toBe(200);
  });
});

describe("a host", () => {
  test.each(hostCases)("%j answers: %j", async (host, answers, site) => {
    const response = await createVisitor(houseAt(site)).get("/get-session", { host });
    expect(response.status).toBe(answers ? 200 : 400);
    if (!answers) expect(await response.json()).toMatchObject({ code: "invalid-parameter" });
  });

  test("that is a stranger's gets nowhere near a password", async () => {
    const visitor = createVisitor(house, { host: "evil.example", origin: "http://evil.example" });
    const refused = await visitor.signIn(administrator);
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([400, []]);
    const setUp = await visitor.post("/set-up", { token: "x", name: "x", ...administrator });
    expect(setUp.status).toBe(400);
    expect(await countAttempts(house)).toBe(0);
  });

  test.each(["x-forwarded-host", "x-host", "forwarded", "x-original-host"])(
    "is not read from %s",
    async (name) => {
      const visitor = createVisitor(house, { [name]: "evil.example" });
      const response = await visitor.signIn(administrator);
      expect(response.status).toBe(200);
      expect(JSON.stringify([...response.headers, await response.text()])).not.toContain("evil");
      expect(
        (await createVisitor(house, { host: "evil.example", [name]: "localhost" }).get("/get-session"))
          .status,
      ).toBe(400);
    },
  );
});

describe("who asks for a change", () => {
  test.each(originCases)("%s", async (_title, headers, isOwn, site) => {
    const response = await createVisitor(houseAt(site)).post("/sign-out", {}, headers);
    expect(response.status).toBe(isOwn ? 200 : 403);
    if (!isOwn) expect(await response.json()).toMatchObject({ code: "cross-origin" });
    if (!isOwn) expect(response.headers.getSetCookie()).toEqual([]);
  });

  test.each([...postRoutes, "/set-up"])("%s is closed to another site's page", async (path) => {
    for (const origin of ["https://evil.example", "null"]) {
      const response = await admin.post(path, {}, { origin });
      expect([response.status, await response.json()]).toMatchObject([403, { code: "cross-origin" }]);
    }
    const silent = await admin.post(path, {}, { origin: null, "sec-fetch-site": "cross-site" });
    expect(silent.status).toBe(403);
  });

  test("another site's page ends no session and counts as no attempt", async () => {
    const visitor = await admit(house, administrator);
    await visitor.post("/sign-out", {}, { origin: "https://evil.example" });
    expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ email: administrator.email });
    await house.database.kysely.deleteFrom("sign_in_attempt").execute();
    await createVisitor(house).signIn(administrator, { origin: "https://evil.example" });
    expect(await countAttempts(house)).toBe(0);
  });

  test("may read from anywhere: a link in a mail opens the page", async () => {
    const response = await admin.get("/get-session", { origin: null, "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(200);
  });

  test.each([
    ["http://127.0.0.1:3000", "127.0.0.1:3000"],
    ["http://localhost:3000", "localhost:3000"],
    ["http://[::1]:3000", "[::1]:3000"],
  ])("signs in at %s with no public address set", async (origin, host) => {
    const visitor = createVisitor(house, { origin, host });
    expect((await visitor.signIn(administrator)).status).toBe(200);
    expect((await visitor.get("/admin/list-users")).status).toBe(200);
    const left = await visitor.post("/sign-out");
    expect([left.status, left.headers.get("clear-site-data")]).toEqual([200, '"cache", "storage"']);
  });

  test("signs in as a script does, without Origin or cookie", async () => {
    const visitor = createVisitor(house, { origin: null });
    expect((await visitor.signIn(administrator)).status).toBe(200);
  });
});

describe("a body", () => {
  test.each(bodyCases)("%s", async (_title, contentType, body, code, told = /./) => {
    const visitor = createVisitor(house);
    const response = await visitor.send("POST", "/sign-in/email", { "content-type": contentType }, body);
    const problem = await response.json();
    expect(problem).toMatchObject({ code, status: response.status, detail: expect.stringMatching(told) });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await countAttempts(house)).toBe(0);
  });

  test.each(goodBodyCases)("%s is taken", async (_title, contentType, body) => {
    const response = await createVisitor(house).send(
      "POST",
      "/sign-in/email",
      { "content-type": contentType },
      body,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ redirect: false });
    expect(response.headers.has("location")).toBe(false);
  });

  test("without a declared length is read up to its limit and no further", async () => {
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const visitor = createVisitor(house);
    const response = await visitor.send(
      "POST",
      "/sign-in/email",
      { "content-type": "application/json" },
      endless,
    );
    expect(response.status).toBe(413);
    expect(given).toBeLessThan(20 * 1024);
  });

  test("that is longer than it says is not taken at its word", async () => {
    const visitor = createVisitor(house, { "content-type": "application/json", "content-length": "2" });
    expect((await visitor.send("POST", "/sign-in/email", {}, "x".repeat(17 * 1024))).status).toBe(413);
  });

  test("that says it is too long is not read at all", async () => {
    let isRead = false;
    const body = new ReadableStream(
      {
        pull() {
          isRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    const visitor = createVisitor(house, { "content-type": "application/json", "content-length": "16385" });
    expect((await visitor.send("POST", "/sign-in/email", {}, body)).status).toBe(413);
    expect(isRead).toBe(false);
  });

  test("need not be there to sign out", async () => {
    expect((await createVisitor(house).send("POST", "/sign-out")).status).toBe(200);
  });
});
